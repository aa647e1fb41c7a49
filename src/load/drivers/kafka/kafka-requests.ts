import type { Connection as Client, RecordsBatch } from '@platformatic/kafka';
import type { PartitionRange } from '../../../core/history.ts';
import type { ProduceResponse } from './judge-produce.ts';
import type { ClusterMetadata } from './kafka-cluster.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import { KafkaError } from './kafka-error.ts';
import { idHeader } from './read-topic.ts';

/** The requests of Kafka's protocol that the driver makes, one by one: each is sent once, by this connection. */
export interface KafkaRequests {
  readonly newClient: (options: { readonly connectTimeout: number; readonly requestTimeout: number }) => Client;
  /** Also where some of it is an error: a partition without a leader. */
  readonly metadata: (connection: KafkaConnection, topic: string) => Promise<ClusterMetadata>;
  readonly produce: (connection: KafkaConnection, record: RecordToSend, timeoutMs: number) => Promise<ProduceResponse>;
  /** @throws KafkaError with what the broker says instead. */
  readonly range: (connection: KafkaConnection, topic: string, partition: number) => Promise<Pick<PartitionRange, 'first' | 'end'>>;
  /** @throws KafkaError with what the broker says instead. */
  readonly fetch: (connection: KafkaConnection, topic: string, partition: number, from: number) => Promise<readonly RecordsBatch[]>;
  readonly nameOf: (errorCode: number) => string;
  /** Of a key, as Kafka's own clients make it; not negative. */
  readonly hash: (key: string) => number;
}

interface RecordToSend {
  readonly id: string;
  readonly topic: string;
  readonly partition: number;
  readonly key?: string;
  readonly value: Buffer;
}

const acksOfAll = -1;
const consumer = -1;
const uncommitted = 0;
const noEpoch = -1;
/** Instants by which ListOffsets knows the two ends of a log. */
const [latest, earliest] = [-1n, -2n];
const mostBytes = 4 * 1_024 * 1_024;
/** How long a broker may wait for records that must be there already. */
const fetchWaitMs = 500;

/** In versions that brokers speak since Kafka 2.8. The client is loaded when this is called: most loads speak HTTP. */
export const kafkaRequests = async (): Promise<KafkaRequests> => {
  const { Connection, ResponseError, fetchV12, listOffsetsV6, metadataV9, murmur2, produceV9, protocolErrorsCodesById } =
    await import('@platformatic/kafka');
  const nameOf = (errorCode: number): string =>
    Object.entries(protocolErrorsCodesById).find(([code]) => Number(code) === errorCode)?.[1] ?? `error ${String(errorCode)}`;
  /** The client throws an answer that holds an error. */
  const evenSo = async <Response>(answer: Promise<Response>): Promise<Response> =>
    await answer.catch((error: unknown) => {
      if (error instanceof ResponseError) return error['response'] as Response;
      throw new KafkaError('connection lost');
    });
  const must = (errorCode: number): void => {
    if (errorCode !== 0) throw new KafkaError(nameOf(errorCode));
  };
  const only = <One>(list: readonly One[] | undefined): One => {
    const [one] = list ?? [];
    if (one === undefined) throw new KafkaError('an empty answer');
    return one;
  };
  const offset = async ({ client }: KafkaConnection, topic: string, partitionIndex: number, timestamp: bigint): Promise<number> => {
    const asked = [{ name: topic, partitions: [{ partitionIndex, currentLeaderEpoch: noEpoch, timestamp }] }];
    const { topics } = await evenSo(listOffsetsV6.api.async(client, consumer, uncommitted, asked));
    const partition = only(only(topics).partitions);
    must(partition.errorCode);
    return Number(partition.offset);
  };
  return {
    nameOf,
    newClient: (options) => new Connection('firedrill', options),
    metadata: ({ client }, topic) => evenSo(metadataV9.api.async(client, [topic], false)),
    produce: async ({ client }, { id, topic, partition, key, value }, timeoutMs) => {
      const headers = new Map([[Buffer.from(idHeader), Buffer.from(id)]]);
      const record = { topic, partition, value, headers, ...(key === undefined ? {} : { key: Buffer.from(key) }) };
      const answer = await evenSo(produceV9.api.async(client, acksOfAll, timeoutMs, [record], {}));
      return only(only(typeof answer === 'boolean' ? [] : answer.responses).partitionResponses);
    },
    range: async (connection, topic, partition) => ({
      first: await offset(connection, topic, partition, earliest),
      end: await offset(connection, topic, partition, latest),
    }),
    fetch: async ({ client }, topic, partition, from) => {
      const place = { partition, currentLeaderEpoch: noEpoch, fetchOffset: BigInt(from), lastFetchedEpoch: noEpoch, partitionMaxBytes: mostBytes };
      // This version knows topics by their names, which the client sends in the field of their ids.
      const asked = [{ topicId: topic, partitions: [place] }];
      const { errorCode, responses } = await evenSo(fetchV12.api.async(client, fetchWaitMs, 1, mostBytes, uncommitted, 0, noEpoch, asked, [], ''));
      must(errorCode);
      const told = only(only(responses).partitions);
      must(told.errorCode);
      return told.records ?? [];
    },
    hash: (key) => murmur2(key) & 0x7f_ff_ff_ff,
  };
};
