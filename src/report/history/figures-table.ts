import { formatDuration } from '../../core/duration.ts';
import type { SeriesFigures } from '../../core/statistics/series-figures.ts';
import { displayWidth } from '../console/display-width.ts';
import { padText } from '../console/pad-text.ts';
import type { Paint } from '../console/paint.ts';

export interface FigureRow {
  readonly name: string;
  /** How many trials could have it. */
  readonly of: number;
  readonly figures: SeriesFigures | null;
  /** What is said at the end of the line, where there is room. */
  readonly trend?: string;
}

const titles = ['', 'runs', 'median', '95 % interval', 'all', 'middle half', ''] as const;
const gap = 3;

const range = (low: number, high: number): string => `${formatDuration(low)} – ${formatDuration(high)}`;

const cellsOf = ({ name, of, figures, trend = '' }: FigureRow): readonly string[] => {
  if (figures === null) return [name, `0/${String(of)}`, 'never'];
  const { n, median, interval, lower_quartile, upper_quartile, min, max } = figures;
  const sure = interval === null ? 'none' : range(interval.low, interval.high);
  const runs = n === of ? String(n) : `${String(n)}/${String(of)}`;
  return [name, runs, formatDuration(median), sure, range(min, max), range(lower_quartile, upper_quartile), trend];
};

/** Durations of many trials: the middle with its interval, and how far they spread. What does not fit to the right is left out. Where there is no interval, why. */
export const figuresTable = (rows: readonly FigureRow[], { c, width }: Paint): readonly string[] => {
  const table = [titles, ...rows.map(cellsOf)];
  const widths = titles.map((_, column) => Math.max(...table.map((cells) => displayWidth(cells[column] ?? ''))));
  const ends = widths.map((_, column) => widths.slice(0, column + 1).reduce((sum, one) => sum + one + gap, 2) - gap);
  const fitting = ends.filter((end) => end <= width).length;
  const line = (cells: readonly string[]): string =>
    `  ${cells
      .slice(0, fitting)
      .map((cell, column) => padText(cell, widths[column] ?? 0))
      .join(' '.repeat(gap))}`.trimEnd();
  const short = rows.find(({ figures }) => figures?.interval === null)?.figures?.no_interval;
  return [
    c.dim(line(titles)),
    ...rows.map((row) => line(cellsOf(row))),
    ...(short === undefined || short === null ? [] : [c.dim(`  no interval: ${short}`)]),
  ];
};
