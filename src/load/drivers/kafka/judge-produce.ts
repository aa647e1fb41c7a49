import type { Answered } from '../answered.ts';

/** Where a record lies. */
export interface RecordPlace {
  readonly partition: number;
  /** Its offset. */
  readonly position: number;
}

/** What a broker answered for the one partition of a produce request. */
export interface ProduceResponse {
  readonly index: number;
  readonly errorCode: number;
  /** Of the first record, or -1 where nothing was appended. */
  readonly baseOffset: bigint;
}

/** Errors of the request itself or of its record. They are found before anything is appended. */
const beforeAppending: ReadonlySet<string> = new Set([
  'CORRUPT_MESSAGE',
  'MESSAGE_TOO_LARGE',
  'INVALID_TOPIC_EXCEPTION',
  'RECORD_LIST_TOO_LARGE',
  'NOT_ENOUGH_REPLICAS',
  'INVALID_REQUIRED_ACKS',
  'TOPIC_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'INVALID_TIMESTAMP',
  'UNSUPPORTED_VERSION',
  'INVALID_REQUEST',
  'UNSUPPORTED_FOR_MESSAGE_FORMAT',
  'POLICY_VIOLATION',
  'UNSUPPORTED_COMPRESSION_TYPE',
  'INVALID_RECORD',
]);

/** Errors of a broker that does not lead the partition. It finds that before it appends, or while it waits for the other replicas. */
const notTheLeader: ReadonlySet<string> = new Set([
  'UNKNOWN_TOPIC_OR_PARTITION',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_OR_FOLLOWER',
  'FENCED_LEADER_EPOCH',
]);

/**
 * What is known of a record that was produced with `acks=all`. By the table of error codes in "Kafka protocol guide", and by Apache Kafka's `DelayedProduce`:
 * a broker that has appended the record and then stops leading the partition, before enough replicas have it, answers with the same code as one that never
 * led it. Its answer still tells the offset at which it appended; the next leader may have the record or not. Everything that is in none of the lists
 * may be said of a record that was appended: `REQUEST_TIMED_OUT`, `NOT_ENOUGH_REPLICAS_AFTER_APPEND`, `KAFKA_STORAGE_ERROR`, `UNKNOWN_SERVER_ERROR`.
 *
 * @param nameOf - the name of an error code.
 */
export const judgeProduce = ({ index, errorCode, baseOffset }: ProduceResponse, nameOf: (errorCode: number) => string): Answered<RecordPlace> => {
  if (errorCode === 0) return { ok: true, answer: { partition: index, position: Number(baseOffset) } };
  const why = nameOf(errorCode);
  return { ok: false, refused: beforeAppending.has(why) || (notTheLeader.has(why) && baseOffset < 0n), why };
};
