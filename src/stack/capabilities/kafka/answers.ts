/** Reads what a broker said from its front to its end. @throws RangeError when it ends too early. */
const reading = (said: Buffer) => {
  let at = 4; // behind the number of the request
  const passing = (length: number): number => (at += length) - length;
  const int16 = (): number => said.readInt16BE(passing(2));
  const int32 = (): number => said.readInt32BE(passing(4));
  const some = (length: number): Buffer => {
    const from = passing(Math.max(0, length));
    return said.subarray(from, at);
  };
  return {
    int16,
    int32,
    int64: (): number => Number(said.readBigInt64BE(passing(8))),
    flag: (): boolean => said.readInt8(passing(1)) !== 0,
    text: (): string => some(int16()).toString(),
    bytes: (): Buffer => some(int32()),
    list: <One>(one: () => One): readonly One[] => Array.from({ length: int32() }, one),
  };
};

export interface Partition {
  readonly topic: string;
  readonly index: number;
  /** The id of its leader, -1 where there is none. */
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly inSync: readonly number[];
}

export interface Metadata {
  /** Those that live, as the one that was asked knows it. */
  readonly brokers: readonly { readonly id: number; readonly host: string; readonly port: number }[];
  readonly partitions: readonly Partition[];
}

/** The answer to `askForMetadata`. */
export const metadataIn = (said: Buffer): Metadata => {
  const { int16, int32, flag, text, list } = reading(said);
  const brokers = list(() => {
    const broker = { id: int32(), host: text(), port: int32() };
    text(); // its rack
    return broker;
  });
  int32(); // the controller
  const topics = list(() => {
    int16(); // an error, of a topic that is about to go
    const topic = text();
    flag(); // whether it is internal
    return list(() => {
      int16(); // an error: one without a leader has it too
      return { topic, index: int32(), leader: int32(), replicas: list(int32), inSync: list(int32) };
    });
  });
  return { brokers, partitions: topics.flat() };
};

/** The answer to `append` for its one partition: the offset that the record got, or the number of what kept it from that. */
export const appendedIn = (said: Buffer): { readonly error: number; readonly offset: number } => {
  const { int16, int32, int64, text, list } = reading(said);
  const [topic] = list(() => {
    text();
    return list(() => {
      int32(); // the partition
      const answer = { error: int16(), offset: int64() };
      int64(); // when it was appended
      return answer;
    });
  });
  return topic?.[0] ?? { error: -1, offset: -1 };
};

/** The answer to `read` for its one partition: the batches as they are stored. */
export const recordsIn = (said: Buffer): { readonly error: number; readonly records: Buffer } => {
  const { int16, int32, int64, text, bytes, list } = reading(said);
  int32(); // for how long the broker slowed this client down
  const [topic] = list(() => {
    text();
    return list(() => {
      int32(); // the partition
      const error = int16();
      int64(); // where the log ends, for all and for what is committed
      int64();
      list(() => [int64(), int64()]); // transactions that came to nothing
      return { error, records: bytes() };
    });
  });
  return topic?.[0] ?? { error: -1, records: Buffer.alloc(0) };
};

/** The answer to `askForOffset`. */
export const offsetIn = (said: Buffer): { readonly error: number; readonly offset: number } => {
  const { int16, int32, int64, text, list } = reading(said);
  const [topic] = list(() => {
    text();
    return list(() => {
      int32(); // the partition
      const error = int16();
      int64(); // its time
      return { error, offset: int64() };
    });
  });
  return topic?.[0] ?? { error: -1, offset: -1 };
};

/** The answer to `emptyOut`: where the partition begins now, or the number of what kept it from that. */
export const emptiedIn = (said: Buffer): { readonly error: number; readonly beginsAt: number } => {
  const { int16, int32, int64, text, list } = reading(said);
  int32(); // for how long the broker slowed this client down
  const [topic] = list(() => {
    text();
    return list(() => {
      int32(); // the partition
      const beginsAt = int64();
      return { error: int16(), beginsAt };
    });
  });
  return topic?.[0] ?? { error: -1, beginsAt: -1 };
};
