import { build, encodeIntoCompressedBase64 } from 'hdr-histogram-js';
import type { ReportLatency } from '../core/report.ts';

/** One hour. The range is the same for every histogram: those of different ranges cannot be added up. */
const longestUs = 3_600_000_000;

export interface LatencySummary {
  readonly latency: ReportLatency;
  /** HdrHistogram V2, compressed and in base64: values in microseconds, three significant digits. Those of several runs can be added up. */
  readonly histogram: string;
}

/** Sums latencies in ms up; `undefined` where there are none. */
export const latencyHistogram = (latenciesMs: readonly number[]): LatencySummary | undefined => {
  if (latenciesMs.length === 0) return undefined;
  const histogram = build({ numberOfSignificantValueDigits: 3, highestTrackableValue: longestUs });
  for (const latency of latenciesMs) histogram.recordValue(Math.min(longestUs, Math.max(0, Math.round(latency * 1_000))));
  const at = (percentile: number): number => histogram.getValueAtPercentile(percentile) / 1_000;
  return {
    latency: { p50: at(50), p90: at(90), p95: at(95), p99: at(99), p999: at(99.9), max: latenciesMs.reduce((a, b) => Math.max(a, b), 0) },
    histogram: encodeIntoCompressedBase64(histogram),
  };
};
