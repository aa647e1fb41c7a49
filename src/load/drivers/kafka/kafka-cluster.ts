import type { Duration } from '../../../core/duration.ts';
import type { Answered } from '../answered.ts';
import type { BoundedConnections } from '../bounded-connections.ts';
import { KafkaError } from './kafka-error.ts';
import type { KafkaConnection } from './kafka-connection.ts';

/** A broker as the cluster tells of it to its clients. */
export interface AdvertisedBroker {
  readonly nodeId: number;
  readonly host: string;
  readonly port: number;
}

/** What a broker tells of its cluster and of one topic. */
export interface ClusterMetadata {
  readonly brokers: readonly AdvertisedBroker[];
  readonly topics: readonly {
    readonly name: string | null;
    /** The leader of one that has none is no node that there is. */
    readonly partitions: readonly { readonly partitionIndex: number; readonly leaderId: number }[];
  }[];
}

/** What a client of a cluster knows: who leads which partition. */
export interface KafkaCluster extends AsyncDisposable {
  /** The node that leads each partition of a topic, by the number of the partition. Rejects when no broker tells, or there is no such topic. */
  leaders(topic: string): Promise<readonly number[]>;
  /** What is known of the topic turned out to be wrong, or its leader could not be reached: somebody is asked before the next operation. */
  forget(topic: string): void;
  /** Lets `work` have a connection to a broker. See `BoundedConnections`. */
  call<Answer>(
    node: number,
    signal: AbortSignal | undefined,
    work: (connection: KafkaConnection) => Promise<Answered<Answer>>,
  ): Promise<Answered<Answer>>;
}

export interface ClusterAccess {
  readonly bootstrap: BoundedConnections<KafkaConnection>;
  readonly connectionsTo: (broker: AdvertisedBroker) => BoundedConnections<KafkaConnection>;
  readonly ask: (connection: KafkaConnection, topic: string) => Promise<ClusterMetadata>;
  /** Brokers are not asked about a topic more often than once in this time. */
  readonly atMostEvery: Duration;
}

interface Known {
  readonly leaders: Promise<readonly number[]>;
  readonly askedMs: number;
  stale: boolean;
}

/** Every broker that is known is asked at once, and the first answer counts: one that is gone does not keep anybody waiting. */
export const kafkaCluster = ({ bootstrap, connectionsTo, ask, atMostEvery }: ClusterAccess): KafkaCluster => {
  const brokers = new Map<number, BoundedConnections<KafkaConnection>>();
  const topics = new Map<string, Known>();

  const metadata = async (connections: BoundedConnections<KafkaConnection>, topic: string): Promise<ClusterMetadata> => {
    const answered = await connections.call(undefined, async (connection) => ({ ok: true, answer: await ask(connection, topic) }));
    if (!answered.ok) throw new KafkaError(answered.why);
    return answered.answer;
  };
  const learn = async (name: string): Promise<readonly number[]> => {
    const asked = [bootstrap, ...brokers.values()].map((connections) => metadata(connections, name));
    const told = await Promise.any(asked).catch((error: unknown) => {
      throw error instanceof AggregateError ? error.errors[0] : error;
    });
    for (const broker of told.brokers) if (!brokers.has(broker.nodeId)) brokers.set(broker.nodeId, connectionsTo(broker));
    const topic = told.topics.find((each) => each.name === name);
    if (topic === undefined || topic.partitions.length === 0) throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION');
    const leaders: number[] = [];
    for (const { partitionIndex, leaderId } of topic.partitions) leaders[partitionIndex] = leaderId;
    return leaders;
  };
  return {
    leaders: (name) => {
      const known = topics.get(name);
      if (known !== undefined && !(known.stale && performance.now() - known.askedMs >= atMostEvery)) return known.leaders;
      const asking: Known = { leaders: learn(name), askedMs: performance.now(), stale: false };
      asking.leaders.catch(() => {
        asking.stale = true;
      });
      topics.set(name, asking);
      return asking.leaders;
    },
    forget: (name) => {
      const known = topics.get(name);
      if (known !== undefined) known.stale = true;
    },
    call: async (node, signal, work) => {
      const connections = brokers.get(node);
      if (connections === undefined) return { ok: false, refused: true, why: 'LEADER_NOT_AVAILABLE' };
      return await connections.call(signal, work);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([bootstrap, ...brokers.values()].map((connections) => connections[Symbol.asyncDispose]()));
    },
  };
};
