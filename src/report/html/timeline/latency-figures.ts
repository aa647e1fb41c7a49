/** How long operations took, in milliseconds. */
export interface LatencyFigures {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** The figures of some latencies, each one that was really measured: the least that this share of them did not exceed. `null` without any. */
export const latencyFigures = (latencies: readonly number[]): LatencyFigures | null => {
  if (latencies.length === 0) return null;
  const sorted = Float64Array.from(latencies).sort();
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
};
