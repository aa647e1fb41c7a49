import { fault, type Fault, type Service } from 'firedrill';

export interface PoisonRecordSettings {
  /** One that is there: none is made. */
  readonly topic: string;
  /** The partition that gets it, counted from 0. Default 0. */
  readonly partition?: number;
  /** What the record holds. Default: bytes that are neither JSON nor Avro with a known schema. */
  readonly value?: string;
}

/** Begins as a record of a schema registry does, with a zero and the number of a schema; nobody has registered this one. */
const unreadable = '\0firedrill: neither JSON nor Avro';

/**
 * A record that no consumer can read is appended to a partition, once, acknowledged by all replicas in sync. Consumers that stop at it stop there.
 * There is nothing to undo: a log has no way to lose one record. It stays until its topic forgets it, so a consumer has to get past it.
 * @throws RangeError for a topic without a name, a record without a value, and a partition that is no number of one.
 */
export const poisonRecord = (broker: Service, { topic, partition = 0, value = unreadable }: PoisonRecordSettings): Fault<'poisonRecord'> => {
  if (topic === '') throw new RangeError('a topic has a name');
  if (value === '') throw new RangeError('a record without a value is a tombstone, and no poison');
  if (!Number.isInteger(partition) || partition < 0) throw new RangeError(`partitions are counted from 0, got ${String(partition)}`);
  return fault(poisonRecord, {
    kind: 'poison-record',
    target: broker,
    capability: 'poisonRecord',
    settings: { topic, partition, value },
    words: {
      does: `appends a record that no consumer can read to ${topic}-${String(partition)} at ${broker.name}`,
      usersSee: 'work that stands still behind one record, while the lag grows',
      bites: 'a client that reads the partition where it was appended gets the record',
      lifted: 'there is nothing to lift: consumers have to get past it',
      leavesBehind: 'the record, until the retention of its topic takes it',
    },
  });
};
