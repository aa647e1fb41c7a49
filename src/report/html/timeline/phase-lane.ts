import { formatDuration } from '../../../core/duration.ts';
import type { Report } from '../../../core/report.ts';
import { markup } from '../markup.ts';
import type { Lane } from './lane.ts';
import type { TimeScale } from './time-scale.ts';

const height = 24;
const letter = 6.8;

/** The phases as bands; one that is too narrow for its name keeps it as a tooltip. */
export const phaseLane = ({ timing }: Report, { x }: TimeScale): Lane => ({
  label: 'phases',
  height,
  draw: (top) =>
    markup`${timing.phases.map(({ phase, began_ms: began, ended_ms: ended }, index) => {
      const width = Math.max(1, x(ended) - x(began));
      const name = width > phase.length * letter + 8 ? markup`<text x="${x(began) + width / 2}" y="${top + 16}" class="mid">${phase}</text>` : null;
      return markup`<g><title>${phase}: ${formatDuration(ended - began)}</title><rect x="${x(began)}" y="${top}" width="${width}" height="${height}" class="phase ${index % 2 === 0 ? 'even' : 'odd'}"/>${name}</g>`;
    })}`,
});
