import { expect, test } from 'vitest';
import { poisonRecord, stopBroker } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import { appendedIn, emptiedIn, metadataIn, offsetIn, recordsIn } from '../../../src/stack/capabilities/kafka/answers.ts';
import { crc32c, recordBatch } from '../../../src/stack/capabilities/kafka/record-batch.ts';
import { append, askForOffset, electPreferred, emptyOut, int32, int64 } from '../../../src/stack/capabilities/kafka/requests.ts';
import { lackOfFault } from './lack-of-fault.ts';

const number16 = (value: number): Buffer => int32(value).subarray(2);
const text = (value: string): Buffer => Buffer.concat([number16(value.length), Buffer.from(value)]);
const ids = (...values: readonly number[]): Buffer => Buffer.concat([int32(values.length), ...values.map(int32)]);

test("the sum is Castagnoli's: the check value of its catalogue entry", () => {
  expect(crc32c(Buffer.from('123456789')).toString(16)).toBe('e3069283');
});

test('a batch says how long it is, and its sum covers what follows it', () => {
  const batch = recordBatch(Buffer.from('poison'), 1_700_000_000_000);
  expect(batch.readInt32BE(8)).toBe(batch.length - 12);
  expect(batch.readUInt32BE(17)).toBe(crc32c(batch.subarray(21)));
  expect(append('orders', 0, batch).readInt32BE(0)).toBe(append('orders', 0, batch).length - 4);
});

test('a record longer than what fits in one byte of a length is written whole', () => {
  const value = Buffer.alloc(70_000, 'x');
  expect(recordBatch(value, 0).includes(value)).toBe(true);
  // 3 bytes each for the two lengths, where a short record has 1.
  expect(recordBatch(value, 0).length - recordBatch(Buffer.from('x'), 0).length).toBe(value.length - 1 + 4);
});

test('what a broker says of its cluster is read to its end', () => {
  const broker = Buffer.concat([int32(2), text('kafka-2'), int32(9092), number16(-1)]);
  const partition = Buffer.concat([number16(5), int32(0), int32(-1), ids(1, 2), ids(2)]);
  const topic = Buffer.concat([number16(0), text('orders'), Buffer.from([0]), int32(1), partition]);
  expect(metadataIn(Buffer.concat([int32(1), int32(1), broker, int32(2), int32(1), topic]))).toEqual({
    brokers: [{ id: 2, host: 'kafka-2', port: 9092 }],
    partitions: [{ topic: 'orders', index: 0, leader: -1, replicas: [1, 2], inSync: [2] }],
  });
});

test('an answer for one partition tells its error, its offset and its records', () => {
  const head = Buffer.concat([int32(1), text('orders'), int32(1), int32(0)]);
  expect(appendedIn(Buffer.concat([int32(1), head, number16(19), int64(-1), int64(-1), int32(0)]))).toEqual({ error: 19, offset: -1 });
  const fetched = Buffer.concat([int32(1), int32(0), head, number16(0), int64(7), int64(7), int32(-1), int32(3), Buffer.from('abc')]);
  expect(recordsIn(fetched)).toEqual({ error: 0, records: Buffer.from('abc') });
  expect(() => recordsIn(fetched.subarray(0, 20))).toThrow(RangeError);
});

test.each([
  ['apache/kafka:4.1.0', undefined],
  ['confluentinc/cp-kafka:8', undefined],
  ['firedrill/kafka:0123456789ab', undefined],
  ['provectuslabs/kafka-ui', 'its image is provectuslabs/kafka-ui'],
  ['danielqsj/kafka-exporter', 'its image is danielqsj/kafka-exporter'],
])('%s', (image, lacks) => {
  for (const fault of [stopBroker(service('one')), poisonRecord(service('one'), { topic: 'orders' })]) {
    const lack = lackOfFault(fault, { services: { one: { image } } });
    if (lacks === undefined) expect(lack).toBeUndefined();
    else expect(lack).toContain(lacks);
  }
});

const partition = Buffer.concat([int32(1), text('orders'), int32(1), int32(0)]);

test.each([
  ['askForOffset', askForOffset('orders', 0, -1), 2, 1],
  ['emptyOut', emptyOut('orders', 0), 21, 0],
  ['electPreferred', electPreferred(), 43, 0],
])('%s says how long it is, what it is and in which version', (_, request, key, version) => {
  expect([request.readInt32BE(0), request.readInt16BE(4), request.readInt16BE(6)]).toEqual([request.length - 4, key, version]);
});

test('where a partition ends, and where it begins once it was emptied, are read from the answers', () => {
  expect(offsetIn(Buffer.concat([int32(1), partition, number16(0), int64(-1), int64(7)]))).toEqual({ error: 0, offset: 7 });
  expect(emptiedIn(Buffer.concat([int32(1), int32(0), partition, int64(7), number16(6)]))).toEqual({ error: 6, beginsAt: 7 });
});
