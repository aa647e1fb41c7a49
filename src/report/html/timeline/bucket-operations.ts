import type { ReportQuantiles } from '../../../core/report.ts';
import { measuredQuantiles } from '../../../core/statistics/measured-quantiles.ts';
import type { EventOf } from '../../../core/timeline.ts';

/** What users got in one stretch of time. Operations belong to the instant at which they were meant to start. */
export interface Bucket {
  readonly fromMs: number;
  readonly toMs: number;
  readonly ok: number;
  readonly unsent: number;
  /** How many failed, by their kind. */
  readonly failed: ReadonlyMap<string, number>;
  /** Of all that were sent; `null` where none was. */
  readonly latency: ReportQuantiles | null;
}

export interface Buckets {
  /** How long each of them is, but for the last, which ends with the operations. */
  readonly lengthMs: number;
  /** One behind the other, from the first operation to the last. */
  readonly list: readonly Bucket[];
}

type Operation = EventOf<'operation'>;

/** More cannot be told apart in the width of a figure, so that a million operations make no larger a page than a thousand. */
const most = 150;
/** Fewer in a bucket would show the raster of the rate instead of the service. */
const fewest = 8;
const lengths = [50, 100, 200, 250, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000];

/** Sums operations up over time, in stretches of a round length from the first one on. No stretch without operations. */
export const bucketOperations = (operations: readonly Operation[]): Buckets => {
  if (operations.length === 0) return { lengthMs: 0, list: [] };
  let [first, last] = [Infinity, -Infinity];
  for (const { intendedMs } of operations) {
    first = Math.min(first, intendedMs);
    last = Math.max(last, intendedMs);
  }
  // The last operation stands for as much time as the others do.
  const span = Math.max(1, (last - first) * (1 + 1 / Math.max(1, operations.length - 1)));
  const fits = (length: number): boolean => span / length < most && (operations.length * length) / span >= fewest;
  const lengthMs = lengths.find(fits) ?? Math.ceil(span / (most - 1));
  // What is left over at the end belongs to the last one: a sliver of time has no rate to speak of.
  const count = Math.max(1, Math.round(span / lengthMs));
  const sums = Array.from({ length: count }, emptySum);
  for (const operation of operations) add(operation, sums[Math.min(count - 1, Math.floor((operation.intendedMs - first) / lengthMs))]);
  const list = sums.map(({ latencies, ...counts }, index) => ({
    fromMs: first + index * lengthMs,
    toMs: index === count - 1 ? first + span : first + (index + 1) * lengthMs,
    ...counts,
    latency: measuredQuantiles(latencies),
  }));
  return { lengthMs, list };
};

interface Sum {
  ok: number;
  unsent: number;
  readonly failed: Map<string, number>;
  readonly latencies: number[];
}

const emptySum = (): Sum => ({ ok: 0, unsent: 0, failed: new Map(), latencies: [] });

const add = ({ outcome, why, latencyMs }: Operation, sum: Sum | undefined): void => {
  if (sum === undefined) return;
  if (outcome === 'unsent') {
    sum.unsent += 1;
    return;
  }
  sum.latencies.push(latencyMs);
  if (outcome === 'ok') sum.ok += 1;
  else sum.failed.set(why ?? 'failed', (sum.failed.get(why ?? 'failed') ?? 0) + 1);
};
