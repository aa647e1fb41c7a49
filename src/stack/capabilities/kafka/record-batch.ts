import { int32, int64 } from './requests.ts';

/** Of the polynomial that Kafka takes, Castagnoli's; the one of zlib is another. */
const table = Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1;
  return sum;
});
export const crc32c = (bytes: Buffer): number => ~bytes.reduce((sum, byte) => (sum >>> 8) ^ (table[(sum ^ byte) & 255] ?? 0), -1) >>> 0;

/** A number as the records have it: zigzag, seven bits a byte. */
const varint = (value: number): Buffer => {
  const out: number[] = [];
  let rest = ((value << 1) ^ (value >> 31)) >>> 0;
  for (; rest > 127; rest >>>= 7) out.push((rest & 127) | 128);
  return Buffer.from([...out, rest]);
};

/** A batch of one record without a key, of format 2: neither compressed nor of a transaction. `at` in ms since 1970. */
export const recordBatch = (value: Buffer, at: number): Buffer => {
  const body = Buffer.concat([Buffer.from([0]), varint(0), varint(0), varint(-1), varint(value.length), value, varint(0)]);
  const record = Buffer.concat([varint(body.length), body]);
  const nobodysProducer = Buffer.concat([int64(-1), Buffer.from([255, 255]), int32(-1)]);
  const checked = Buffer.concat([Buffer.from([0, 0]), int32(0), int64(at), int64(at), nobodysProducer, int32(1), record]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32c(checked));
  const rest = Buffer.concat([int32(-1), Buffer.from([2]), sum, checked]);
  return Buffer.concat([int64(0), int32(rest.length), rest]);
};
