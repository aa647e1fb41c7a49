import { expect, test } from 'vitest';
import { emptiedIn, offsetIn } from '../../../src/stack/capabilities/kafka/answers.ts';
import { askForOffset, electPreferred, emptyOut, int32, int64 } from '../../../src/stack/capabilities/kafka/requests.ts';

const number16 = (value: number): Buffer => int32(value).subarray(2);
const text = (value: string): Buffer => Buffer.concat([number16(value.length), Buffer.from(value)]);
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
