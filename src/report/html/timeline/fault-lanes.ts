import type { Report } from '../../../core/report.ts';
import { markup } from '../markup.ts';
import type { Lane } from './lane.ts';
import type { TimeScale } from './time-scale.ts';

const height = 20;

/** One row a fault: from its injection until it was seen undone, with a mark where it was seen to bite. */
export const faultLanes = (report: Report, { x, left, right }: TimeScale): readonly Lane[] =>
  report.faults.map(({ kind, target, injected_ms: injected, bitten, undone }) => ({
    label: kind,
    height,
    draw: (top) => {
      if (injected === null) return markup`<text x="${left}" y="${top + 14}" class="faint">never injected</text>`;
      const end = undone === null ? right : x(undone.at_ms);
      const bite =
        bitten === null
          ? null
          : markup`<circle cx="${x(bitten.at_ms)}" cy="${top + height / 2}" r="4" class="bite"><title>seen to bite: ${bitten.saw}</title></circle>`;
      const beside = end < right - 8 * target.length;
      return markup`<rect x="${x(injected)}" y="${top + 5}" width="${Math.max(2, end - x(injected))}" height="${height - 10}" rx="2" class="fault${undone === null ? ' open' : ''}"><title>${kind} on ${target}</title></rect>${bite}
<text x="${beside ? end + 6 : x(injected) - 6}" y="${top + 14}" class="${beside ? 'soft' : 'soft end'}">${target}</text>`;
    },
  }));
