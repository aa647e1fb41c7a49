import { formatDuration } from '../../core/duration.ts';
import type { SeriesFigures } from '../../core/statistics/series-figures.ts';
import { padText } from '../console/pad-text.ts';
import type { Paint } from '../console/paint.ts';

export interface FigureRow {
  readonly name: string;
  /** How many trials could have it. */
  readonly of: number;
  readonly figures: SeriesFigures | null;
  /** What is said at the end of the line. */
  readonly trend?: string;
}

const range = (low: number, high: number): string => `${formatDuration(low)} – ${formatDuration(high)}`;

/** Durations of many trials: the middle with its interval, and how far they spread. Where there is no interval, why. */
export const figuresTable = (rows: readonly FigureRow[], { c, width }: Paint): readonly string[] => {
  // The middle half gives way where the screen is narrow.
  const isWide = width >= 96;
  const line = (cells: readonly [name: string, runs: string, median: string, interval: string, half: string, all: string, trend: string]): string => {
    const [name, runs, median, interval, half, all, trend] = cells;
    const columns = [padText(name, 16), padText(runs, 7), padText(median, 9), padText(interval, 18)];
    return `  ${[...columns, ...(isWide ? [padText(half, 18)] : []), padText(all, 18), trend].join(' ').trimEnd()}`;
  };
  const short = rows.find(({ figures }) => figures?.interval === null)?.figures?.no_interval;
  return [
    c.dim(line(['', 'runs', 'median', '95 % interval', 'middle half', 'all', ''])),
    ...rows.map(({ name, of, figures, trend = '' }) => {
      if (figures === null) return line([name, `0/${String(of)}`, 'never', '', '', '', '']);
      const { n, median, interval, lower_quartile, upper_quartile, min, max } = figures;
      const runs = n === of ? String(n) : `${String(n)}/${String(of)}`;
      const sure = interval === null ? 'none' : range(interval.low, interval.high);
      return line([name, runs, formatDuration(median), sure, range(lower_quartile, upper_quartile), range(min, max), trend]);
    }),
    ...(short === undefined || short === null ? [] : [c.dim(`  no interval: ${short}`)]),
  ];
};
