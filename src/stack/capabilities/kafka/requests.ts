/** The little of Kafka's protocol that a canary says, in versions that every broker from 2.1 on speaks, 4.x among them. */

const int8 = (value: number): Buffer => Buffer.from([value & 255]);
const int16 = (value: number): Buffer => Buffer.from([(value >> 8) & 255, value & 255]);
export const int32 = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
};
export const int64 = (value: number): Buffer => {
  const buffer = Buffer.alloc(8);
  buffer.writeBigInt64BE(BigInt(value));
  return buffer;
};
const text = (value: string): Buffer => Buffer.concat([int16(Buffer.byteLength(value)), Buffer.from(value)]);
const bytes = (value: Buffer): Buffer => Buffer.concat([int32(value.length), value]);
const nobody = int16(-1);
const one = int32(1);

/** One request with the length before it, as it goes over the wire. */
const request = (key: number, version: number, ...body: readonly Buffer[]): Buffer =>
  bytes(Buffer.concat([int16(key), int16(version), int32(1), text('firedrill-canary'), ...body]));

/** Asks for all brokers, topics and partitions: Metadata, version 1. */
export const askForMetadata = (): Buffer => request(3, 1, int32(-1));

/** Appends one batch to a partition; the answer comes when all replicas in sync have it, or after 5 s: Produce, version 3. */
export const append = (topic: string, partition: number, batch: Buffer): Buffer =>
  request(0, 3, nobody, int16(-1), int32(5_000), one, text(topic), one, int32(partition), bytes(batch));

/** Reads a partition from an offset on, without waiting, up to 64 KiB: Fetch, version 4. */
export const read = (topic: string, partition: number, offset: number): Buffer =>
  request(1, 4, int32(-1), int32(0), int32(0), int32(65_536), int8(0), one, text(topic), one, int32(partition), int64(offset), int32(65_536));

/** Asks where a partition begins (`-2`) or ends (`-1`): ListOffsets, version 1. */
export const askForOffset = (topic: string, partition: number, which: -2 | -1): Buffer =>
  request(2, 1, int32(-1), one, text(topic), one, int32(partition), int64(which));

/** Deletes every record of a partition that all replicas have, to be said to its leader; for at most 5 s: DeleteRecords, version 0. */
export const emptyOut = (topic: string, partition: number): Buffer =>
  request(21, 0, one, text(topic), one, int32(partition), int64(-1), int32(5_000));

/** Has every partition led by its preferred replica again, for at most 5 s: ElectLeaders, version 0. */
export const electPreferred = (): Buffer => request(43, 0, int32(-1), int32(5_000));
