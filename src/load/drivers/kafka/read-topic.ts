import type { RecordsBatch } from '@platformatic/kafka';
import type { Found, PartitionRange, ReadingPlace } from '../../../core/history.ts';
import type { ReadBack } from '../../../core/load.ts';
import type { Deadline } from '../deadline.ts';
import { reasonOf } from '../reason-of.ts';

/** How a topic is read. */
export interface ReadTopic {
  readonly topic: string;
  /** What the topic is to the checkers: `primary` where it is what writes are kept in, `deliveries`, `dead-letters`. */
  readonly from: ReadingPlace;
  /** The hash of a value, as the writes have it. Default: none is told. */
  readonly hash?: (value: Buffer) => string;
}

/** What is asked of the leader of a partition. Each waits for a leader that can answer, as long as there is time. */
export interface PartitionLog {
  /** From the first offset that it keeps up to and without its high watermark: what every consumer can be sure of at this instant. */
  range(partition: number): Promise<Pick<PartitionRange, 'first' | 'end'>>;
  /** Whole batches from this offset on; the first may begin before. None where there is nothing. */
  batches(partition: number, from: number): Promise<readonly RecordsBatch[]>;
}

/** The header that carries the id of a write. */
export const idHeader = 'id';

/** A batch with markers of transactions, which are no records of anybody. */
const control = 0b10_0000;

/**
 * Reads every partition from its first offset up to the high watermark that it has at the beginning. Offsets are told as positions, so that what a
 * log lacks is seen; one that is compacted, or written by transactions, lacks some by itself. Never rejects: what could not be read is not complete.
 */
export const readTopic = async (
  { topic, from, hash }: ReadTopic,
  partitions: readonly number[],
  log: PartitionLog,
  deadline: Pick<Deadline, 'within' | 'passed'>,
): Promise<ReadBack> => {
  const entries: Found[] = [];
  const ranges: PartitionRange[] = [];
  const nameOf = (partition: number): string => `${topic}-${String(partition)}`;
  const take = (partition: number, { firstOffset, attributes, records }: RecordsBatch, next: number, end: number): void => {
    if ((attributes & control) !== 0) return;
    for (const { offsetDelta, value, headers } of records) {
      const position = Number(firstOffset) + offsetDelta;
      if (position < next || position >= end) continue;
      const id = headers.find(([key]) => key?.toString() === idHeader)?.[1]?.toString() ?? '';
      entries.push({
        id: id === '' ? `without an id: ${nameOf(partition)} at ${String(position)}` : id,
        ...(hash === undefined || value === null ? {} : { hash: hash(value) }),
        partition: nameOf(partition),
        position,
      });
    }
  };
  const readPartition = async (partition: number, { first, end }: Pick<PartitionRange, 'first' | 'end'>): Promise<void> => {
    for (let next = first; next < end;) {
      const batches = await deadline.within(log.batches(partition, next));
      const last = batches.at(-1);
      if (last === undefined) throw new Error(`${nameOf(partition)} ends at ${String(next)}, and was to end at ${String(end)}`);
      for (const batch of batches) take(partition, batch, next, end);
      next = Number(last.firstOffset) + last.lastOffsetDelta + 1;
    }
  };
  const told = { from, ordered: true, entries, partitions: ranges } as const;
  try {
    const found = await Promise.all(partitions.map(async (partition) => ({ partition, range: await deadline.within(log.range(partition)) })));
    ranges.push(...found.map(({ partition, range }) => ({ partition: nameOf(partition), ...range })));
    // One after the other, so that each one's records lie together, in their order.
    for (const { partition, range } of found) await readPartition(partition, range);
    return { ...told, complete: true };
  } catch (error) {
    return { ...told, complete: false, why: `${topic}: ${deadline.passed ?? reasonOf(error)}` };
  }
};
