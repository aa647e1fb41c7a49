import type { Report } from '../../../core/report.ts';
import { eventsOf } from '../../../core/timeline.ts';
import { markup, type Markup } from '../markup.ts';
import type { Lane } from './lane.ts';
import type { TimeScale } from './time-scale.ts';

const height = 28;

/** The steps that were carried out, each under the line of the document that it stands on. */
export const stepLane = (report: Report, { x }: TimeScale): Lane => {
  const events = eventsOf({ events: report.timeline }, 'step');
  let labelEnd = 0;
  const draw = (top: number): Markup[] =>
    report.steps.flatMap(({ id, line, text, verdict }) => {
      const began = events.find((event) => event.step === id && event.edge === 'began');
      const ended = events.find((event) => event.step === id && event.edge === 'ended');
      if (began === undefined) return [];
      const from = x(began.atMs);
      const width = Math.max(3, x(ended?.atMs ?? began.atMs) - from - 1);
      const name = `:${String(line)}`;
      // A label gives way where the one before it still needs the room.
      const label = from >= labelEnd ? markup`<text x="${from + 2}" y="${top + 11}" class="soft">${name}</text>` : null;
      if (label !== null) labelEnd = from + name.length * 6.5 + 4;
      return [
        markup`<g><title>${name} ${text}</title>${label}<rect x="${from}" y="${top + 15}" width="${width}" height="9" rx="1.5" class="step ${verdict}"/></g>`,
      ];
    });
  return { label: 'steps', height, draw: (top) => markup`${draw(top)}` };
};
