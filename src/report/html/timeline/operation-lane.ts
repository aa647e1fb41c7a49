import { eventsOf, type EventOf } from '../../../core/timeline.ts';
import type { Report } from '../../../core/report.ts';
import { markup, type Markup } from '../markup.ts';
import type { Lane } from './lane.ts';
import type { TimeScale } from './time-scale.ts';

const height = 58;
const strip = 6;

/** What users saw: how many operations went well and how many did not, in bars over time, and below them every failure at its exact instant. */
export const operationLane = (report: Report, scale: TimeScale): Lane => {
  const operations = eventsOf({ events: report.timeline }, 'operation');
  return {
    label: 'users',
    height,
    draw: (top) => markup`${bars(operations, scale, top, height - strip - 3)}${ticks(operations, scale, top + height - strip)}`,
  };
};

const bars = (operations: readonly EventOf<'operation'>[], { x, left }: TimeScale, top: number, tall: number): Markup => {
  const first = operations[0];
  const last = operations.at(-1);
  if (first === undefined || last === undefined) return markup`<text x="${left}" y="${top + tall}" class="faint">no operation was sent</text>`;
  // About eight operations a bar: fewer would show the raster of the rate instead of the service.
  const count = Math.min(200, Math.max(1, Math.round(operations.length / 8)));
  const width = Math.max(1, last.intendedMs - first.intendedMs) / count;
  const bins = Array.from({ length: count }, () => ({ ok: 0, failed: 0 }));
  for (const { intendedMs, outcome } of operations) {
    const bin = bins[Math.min(count - 1, Math.max(0, Math.floor((intendedMs - first.intendedMs) / width)))];
    if (bin !== undefined) bin[outcome === 'ok' ? 'ok' : 'failed'] += 1;
  }
  const most = Math.max(1, ...bins.map(({ ok, failed }) => ok + failed));
  return markup`${bins.map(({ ok, failed }, index) => {
    const began = first.intendedMs + index * width;
    const box = { x: x(began), width: Math.max(0.5, x(began + width) - x(began) - 0.6) };
    const [good, bad] = [(ok / most) * tall, (failed / most) * tall];
    const floor = top + tall;
    return markup`<g><title>${String(ok)} ok, ${String(failed)} failed or unsent</title>${
      good > 0 ? markup`<rect x="${box.x}" y="${floor - good}" width="${box.width}" height="${good}" class="ok"/>` : null
    }${bad > 0 ? markup`<rect x="${box.x}" y="${floor - good - bad}" width="${box.width}" height="${bad}" class="bad"/>` : null}</g>`;
  })}`;
};

/** Failures that stand less than a pixel apart are drawn as one mark, so that thousands stay a small page. */
const ticks = (operations: readonly EventOf<'operation'>[], { x }: TimeScale, top: number): Markup => {
  const runs: { from: number; to: number }[] = [];
  for (const at of operations
    .filter(({ outcome }) => outcome !== 'ok')
    .map(({ intendedMs }) => x(intendedMs))
    .sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && at - run.to <= 1.5) run.to = at;
    else runs.push({ from: at, to: at });
  }
  return markup`${runs.map(({ from, to }) => markup`<rect x="${from}" y="${top}" width="${to - from + 1}" height="${strip}" class="bad"/>`)}`;
};
