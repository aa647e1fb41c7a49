import type { ReportQuantiles } from '../report.ts';

/**
 * Quantiles by nearest rank: each the least value that this share of the series does not exceed, and so one that was really measured, where
 * `quantile` may answer with a value between two. `null` where there is no value.
 */
export const measuredQuantiles = (values: readonly number[]): ReportQuantiles | null => {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
};
