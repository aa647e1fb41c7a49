import { expect, test } from 'vitest';
import { milliseconds } from '../../../../src/core/duration.ts';
import type { BoundedConnections } from '../../../../src/load/drivers/bounded-connections.ts';
import { kafkaCluster, type ClusterMetadata } from '../../../../src/load/drivers/kafka/kafka-cluster.ts';
import type { KafkaConnection } from '../../../../src/load/drivers/kafka/kafka-connection.ts';

/** Connections to a broker that is up, or is not; `asked` counts. */
interface FakeBroker extends BoundedConnections<KafkaConnection> {
  up: boolean;
  asked: number;
}

const fakeBroker = (): FakeBroker => ({
  ...{ up: true, asked: 0 },
  async call(_signal, work) {
    this.asked += 1;
    // Nothing of a connection is looked at here.
    return this.up ? await work({} as KafkaConnection) : { ok: false, refused: true, why: 'ECONNREFUSED' };
  },
  [Symbol.asyncDispose]: () => Promise.resolve(),
});

const clusterOf = (leaders: readonly number[], atMostEvery = 0) => {
  const nodes = [1, 2].map((nodeId) => ({ nodeId, host: `kafka-${String(nodeId)}`, port: 9092 }));
  const brokers = new Map(nodes.map(({ nodeId }) => [nodeId, fakeBroker()]));
  const bootstrap = fakeBroker();
  const told = { leaders };
  const cluster = kafkaCluster({
    bootstrap,
    connectionsTo: ({ nodeId }) => brokers.get(nodeId) ?? fakeBroker(),
    ask: (_connection, name): Promise<ClusterMetadata> =>
      Promise.resolve({
        brokers: nodes,
        topics: [{ name, partitions: told.leaders.map((leaderId, partitionIndex) => ({ leaderId, partitionIndex })).toReversed() }],
      }),
    atMostEvery: milliseconds(atMostEvery),
  });
  return { cluster, bootstrap, brokers, told };
};

test('the leaders are asked for once, and again when they turned out to be wrong', async () => {
  const { cluster, bootstrap, told } = clusterOf([1, 2, 1]);
  expect(await Promise.all([cluster.leaders('orders'), cluster.leaders('orders')])).toEqual([
    [1, 2, 1],
    [1, 2, 1],
  ]);
  told.leaders = [2, 2, 2];
  expect(await cluster.leaders('orders')).toEqual([1, 2, 1]);
  expect(bootstrap.asked).toBe(1);
  cluster.forget('orders');
  expect(await cluster.leaders('orders')).toEqual([2, 2, 2]);
});

test('it does not ask more often than it may', async () => {
  const { cluster, bootstrap } = clusterOf([1], 60_000);
  await cluster.leaders('orders');
  cluster.forget('orders');
  await cluster.leaders('orders');
  expect(bootstrap.asked).toBe(1);
});

test('any broker that is known may tell, when the first one is gone', async () => {
  const { cluster, bootstrap, brokers, told } = clusterOf([1]);
  await cluster.leaders('orders');
  for (const broker of [bootstrap, brokers.get(1)]) if (broker !== undefined) broker.up = false;
  told.leaders = [2];
  cluster.forget('orders');
  expect(await cluster.leaders('orders')).toEqual([2]);
});

test('where nobody tells it says why, and asks again the next time', async () => {
  const { cluster, bootstrap } = clusterOf([1]);
  bootstrap.up = false;
  await expect(cluster.leaders('orders')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  bootstrap.up = true;
  expect(await cluster.leaders('orders')).toEqual([1]);
});

test('a topic without partitions is not there', async () => {
  await expect(clusterOf([]).cluster.leaders('orders')).rejects.toMatchObject({ code: 'UNKNOWN_TOPIC_OR_PARTITION' });
});

test('nothing is sent to a leader that is no broker', async () => {
  const { cluster } = clusterOf([-1]);
  const [leader = 0] = await cluster.leaders('orders');
  const sent = cluster.call(leader, undefined, () => Promise.reject(new Error('it was sent')));
  expect(await sent).toEqual({ ok: false, refused: true, why: 'LEADER_NOT_AVAILABLE' });
});
