import type { RecordsBatch } from '@platformatic/kafka';
import { expect, test } from 'vitest';
import { milliseconds, minutes } from '../../../../src/core/duration.ts';
import { startDeadline } from '../../../../src/load/drivers/deadline.ts';
import { readTopic, type PartitionLog, type ReadTopic } from '../../../../src/load/drivers/kafka/read-topic.ts';

/** Records from this offset on, each with its id, or without one. */
const batch = (firstOffset: number, ids: readonly (string | undefined)[], attributes = 0): RecordsBatch => ({
  ...{ firstOffset: BigInt(firstOffset), lastOffsetDelta: ids.length - 1, attributes, length: 0, magic: 2, crc: 0 },
  ...{ partitionLeaderEpoch: 0, firstTimestamp: 0n, maxTimestamp: 0n, producerId: -1n, producerEpoch: -1, firstSequence: -1 },
  records: ids.map((id, offsetDelta) => ({
    ...{ length: 0, attributes: 0, timestampDelta: 0n, offsetDelta, key: null },
    value: Buffer.from(`value of ${String(id)}`),
    headers: id === undefined ? [] : [[Buffer.from('id'), Buffer.from(id)]],
  })),
});

/** A log whose partitions hold these batches; each is asked for alone, as brokers do with large ones. */
const logOf = (
  partitions: readonly { readonly first?: number; readonly end: number; readonly batches: readonly RecordsBatch[] }[],
): PartitionLog => ({
  range: (partition) => Promise.resolve({ first: partitions[partition]?.first ?? 0, end: partitions[partition]?.end ?? 0 }),
  batches: (partition, from) =>
    Promise.resolve((partitions[partition]?.batches ?? []).filter((one) => Number(one.firstOffset) + one.lastOffsetDelta >= from).slice(0, 1)),
});

const read = async (log: PartitionLog, count = 1, what: Partial<ReadTopic> = {}, within = minutes(1)) => {
  using deadline = startDeadline(within);
  return await readTopic({ topic: 'orders', from: 'primary', ...what }, [...Array(count).keys()], log, deadline);
};

test('each partition is read from its first offset to its high watermark, with ids and positions', async () => {
  const log = logOf([
    { first: 3, end: 6, batches: [batch(2, ['before', 'd']), batch(4, ['e', 'f', 'after'])] },
    { end: 1, batches: [batch(0, ['x'])] },
  ]);
  expect(await read(log, 2)).toEqual({
    ...{ from: 'primary', ordered: true, complete: true },
    entries: [
      { id: 'd', partition: 'orders-0', position: 3 },
      { id: 'e', partition: 'orders-0', position: 4 },
      { id: 'f', partition: 'orders-0', position: 5 },
      { id: 'x', partition: 'orders-1', position: 0 },
    ],
    partitions: [
      { partition: 'orders-0', first: 3, end: 6 },
      { partition: 'orders-1', first: 0, end: 1 },
    ],
  });
});

test('a record without an id is found all the same, and hashes are of values', async () => {
  const { entries } = await read(logOf([{ end: 2, batches: [batch(0, [undefined, 'b'])] }]), 1, { hash: String });
  expect(entries.map(({ id, hash }) => [id, hash])).toEqual([
    ['without an id: orders-0 at 0', 'value of undefined'],
    ['b', 'value of b'],
  ]);
});

test('markers of transactions are no records', async () => {
  const { entries, complete } = await read(logOf([{ end: 2, batches: [batch(0, ['a']), batch(1, ['marker'], 0b11_0000)] }]));
  expect([entries.map(({ id }) => id), complete]).toEqual([['a'], true]);
});

test('a log that ends before its end is not complete', async () => {
  expect(await read(logOf([{ end: 2, batches: [batch(0, ['a'])] }]))).toMatchObject({
    entries: [{ id: 'a' }],
    complete: false,
    why: 'orders: orders-0 ends at 1, and was to end at 2',
  });
});

test('what was read before the deadline is told', async () => {
  const log = logOf([{ end: 2, batches: [batch(0, ['a'])] }]);
  const stuck: PartitionLog = { ...log, batches: (partition, from) => (from === 0 ? log.batches(partition, from) : new Promise(() => undefined)) };
  expect(await read(stuck, 1, {}, milliseconds(5))).toMatchObject({ entries: [{ id: 'a' }], complete: false, why: 'orders: timeout' });
});
