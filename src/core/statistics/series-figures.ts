import { leastForInterval, medianInterval, type MedianInterval } from './median-interval.ts';
import { quantile } from './quantile.ts';

/** What is told of every series: its middle, how sure that is, and how far it spreads. Never a mean alone: one slow run would move it. */
export interface SeriesFigures {
  readonly n: number;
  readonly median: number;
  /** `null` for a series that is too short; `no_interval` then says so. */
  readonly interval: MedianInterval | null;
  readonly no_interval: string | null;
  readonly min: number;
  /** A quarter of the series lies below this. */
  readonly lower_quartile: number;
  readonly upper_quartile: number;
  readonly max: number;
}

/** `null` for a series of nothing. @throws RangeError for values that are not finite. */
export const seriesFigures = (values: readonly number[]): SeriesFigures | null => {
  if (values.length === 0) return null;
  const interval = medianInterval(values);
  return {
    n: values.length,
    median: quantile(values, 0.5),
    interval,
    no_interval: interval === null ? `${String(values.length)} of at least ${String(leastForInterval)} runs that an interval of 95 % takes` : null,
    min: quantile(values, 0),
    lower_quartile: quantile(values, 0.25),
    upper_quartile: quantile(values, 0.75),
    max: quantile(values, 1),
  };
};
