import { setTimeout as pause } from 'node:timers/promises';
import { milliseconds, type Duration } from '../../core/duration.ts';
import type { ReadBack } from '../../core/load.ts';
import type { RunningStack } from '../../core/stack.ts';
import type { Service } from '../../core/target.ts';
import type { Answered } from './answered.ts';
import { boundedConnections, type BoundedConnections } from './bounded-connections.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import { brokerWhereabouts } from './kafka/broker-whereabouts.ts';
import { judgeProduce, type RecordPlace } from './kafka/judge-produce.ts';
import { kafkaCluster } from './kafka/kafka-cluster.ts';
import { connectKafka, type KafkaConnection } from './kafka/kafka-connection.ts';
import { kafkaRequests } from './kafka/kafka-requests.ts';
import { readTopic, type PartitionLog, type ReadTopic } from './kafka/read-topic.ts';
import { reasonOf } from './reason-of.ts';
import { whereaboutsOf, type Whereabouts } from './whereabouts.ts';

export interface KafkaDriverSettings {
  /** The port in the container, of a listener that asks for no account. */
  readonly port: number;
  /**
   * The most connections to each broker at one time. Default 10. A broker serves the requests of a connection one after the other, so each carries one record
   * at a time; one that finds none free waits, and its time runs.
   */
  readonly connections?: number;
  /** From the call to the answer; learning who leads and connecting count. */
  readonly timeout: Duration;
}

/** One record. */
export interface KafkaRecord {
  /** The id of the write, sent as the header `id`. */
  readonly id: string;
  readonly topic: string;
  /** Decides on the partition as Kafka's own clients have it (murmur2). Without it and `partition`, records go to all of them in turns. */
  readonly key?: string;
  readonly partition?: number;
  readonly value: Buffer;
}

/** A cluster of Kafka as its producers see it. Each record is one request with `acks=all`, sent once. */
export interface KafkaDriver extends AsyncDisposable {
  /** Never rejects for what the cluster does: what was not sent, or surely not appended, is refused; the rest is unknown. See `judgeProduce`. */
  produce(record: KafkaRecord, signal?: AbortSignal): Promise<Answered<RecordPlace>>;
  /** Reads a topic from its beginning to where it ends now. Never rejects for what the cluster does: what it could not read is not complete. */
  readTopic(what: ReadTopic, within: Duration): Promise<ReadBack>;
}

/** While a cluster elects a leader it is not asked more often, however many records fail. */
const atMostEvery = milliseconds(50);
/** Between two tries to read where a leader cannot answer yet. */
const patienceMs = 100;

/**
 * A driver for a cluster of the running system, which is found by one of its brokers. A broker that it advertises by the name of a service is looked for where
 * that service publishes the port; under any other name it is taken for the service given here.
 * @throws DrillError `service-unknown` when the stack has no such service, or it does not publish the port. @throws RangeError for a bound that is none.
 */
export const openKafka = async (stack: RunningStack, service: Service, settings: KafkaDriverSettings): Promise<KafkaDriver> => {
  const { port, connections = 10, timeout } = settings;
  const bootstrap = await whereaboutsOf(stack, service, port);
  const requests = await kafkaRequests();
  const pool = (whereabouts: Whereabouts, most: number): BoundedConnections<KafkaConnection> =>
    boundedConnections({ most, timeout, whereabouts, connect: connectKafka(requests.newClient, timeout) });
  const cluster = kafkaCluster({
    bootstrap: pool(bootstrap, 1),
    connectionsTo: (broker) => pool(brokerWhereabouts(stack, broker, { service, port }), connections),
    ask: requests.metadata,
    atMostEvery,
  });
  let turn = 0;

  const partitionOf = ({ key, partition }: KafkaRecord, count: number): number => {
    if (partition !== undefined) return partition;
    turn += 1;
    return key === undefined ? turn % count : requests.hash(key) % count;
  };
  const send = async (record: KafkaRecord, deadline: Deadline): Promise<Answered<RecordPlace>> => {
    let [partition, leader]: [number, number | undefined] = [0, undefined];
    try {
      const leaders = await deadline.within(cluster.leaders(record.topic));
      partition = partitionOf(record, leaders.length);
      leader = leaders[partition];
    } catch (error) {
      return { ok: false, refused: true, why: reasonOf(error) };
    }
    if (leader === undefined) return { ok: false, refused: true, why: 'UNKNOWN_TOPIC_OR_PARTITION' };
    return await cluster.call<RecordPlace>(leader, deadline.signal, async (connection) =>
      judgeProduce(await requests.produce(connection, { ...record, partition }, timeout), requests.nameOf),
    );
  };
  /** Asks the leader of a partition until there is one that answers, or no time. */
  const ofLeader = async <Answer>(
    topic: string,
    partition: number,
    deadline: Deadline,
    work: (connection: KafkaConnection) => Promise<Answer>,
  ): Promise<Answer> => {
    for (;;) {
      try {
        const leaders = await deadline.within(cluster.leaders(topic));
        const answered = await cluster.call<Answer>(leaders[partition] ?? -1, deadline.signal, async (connection) => ({
          ok: true,
          answer: await work(connection),
        }));
        if (answered.ok) return answered.answer;
      } catch (error) {
        if (deadline.signal.aborted) throw error;
      }
      cluster.forget(topic);
      await pause(patienceMs, undefined, { signal: deadline.signal });
    }
  };

  return {
    produce: async (record, signal) => {
      using deadline = startDeadline(timeout, signal);
      const answered = await send(record, deadline);
      if (answered.ok) return answered;
      cluster.forget(record.topic);
      return { ...answered, why: deadline.passed ?? answered.why };
    },
    readTopic: async (what, within) => {
      using deadline = startDeadline(within);
      const log: PartitionLog = {
        range: (partition) => ofLeader(what.topic, partition, deadline, (connection) => requests.range(connection, what.topic, partition)),
        batches: (partition, from) =>
          ofLeader(what.topic, partition, deadline, (connection) => requests.fetch(connection, what.topic, partition, from)),
      };
      try {
        const leaders = await deadline.within(cluster.leaders(what.topic));
        return await readTopic(what, [...leaders.keys()], log, deadline);
      } catch (error) {
        return { from: what.from, entries: [], complete: false, why: `${what.topic}: ${deadline.passed ?? reasonOf(error)}` };
      }
    },
    [Symbol.asyncDispose]: () => cluster[Symbol.asyncDispose](),
  };
};
