import type { Report } from '../../../core/report.ts';
import { eventsOf } from '../../../core/timeline.ts';
import { markup } from '../markup.ts';
import type { Lane } from './lane.ts';
import type { TimeScale } from './time-scale.ts';

const height = 16;
const most = 8;
const narrowest = 0.5;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** One row for each watched condition: dark while it held. */
export const conditionLanes = (report: Report, { x, left, right }: TimeScale): readonly Lane[] => {
  const samples = eventsOf({ events: report.timeline }, 'sample');
  const names = [...new Set(samples.map(({ condition }) => condition))].slice(0, most);
  // Only changes are recorded: what held last held for as long as anybody looked, and that is until the faults are undone.
  const watched = x(report.timing.phases.find(({ phase }) => phase === 'undo')?.began_ms ?? report.timing.wall_ms);
  return names.map((name) => {
    const spans = spansOf(
      samples.filter(({ condition }) => condition === name),
      x,
      watched,
    );
    return {
      label: name,
      height,
      draw: (top) =>
        markup`<line x1="${left}" x2="${right}" y1="${top + height / 2}" y2="${top + height / 2}" class="rail"/>${spans.map(
          ({ from, to }) =>
            markup`<rect x="${from}" y="${top + 4}" width="${Math.max(1.5, to - from)}" height="${height - 8}" rx="1.5" class="holds"><title>${name}</title></rect>`,
        )}`,
    };
  });
};

/** Where it held, in coordinates. Pauses that nobody could see in the figure are left out, so that what flaps all day stays a small page. */
const spansOf = (samples: readonly { readonly atMs: number; readonly holds: boolean }[], x: TimeScale['x'], end: number): readonly Span[] => {
  const spans: Span[] = [];
  let from: number | undefined;
  for (const { atMs, holds } of samples) {
    if (holds) {
      const last = spans.at(-1);
      if (from === undefined && last !== undefined && x(atMs) - last.to < narrowest) from = spans.pop()?.from;
      from ??= x(atMs);
    } else if (from !== undefined) {
      spans.push({ from, to: x(atMs) });
      from = undefined;
    }
  }
  return from === undefined ? spans : [...spans, { from, to: end }];
};
