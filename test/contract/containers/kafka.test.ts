import { describe, expect, test } from 'vitest';
import { cutBroker, poisonRecord, stopBroker } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import { metadataIn, recordsIn, type Partition } from '../../../src/stack/capabilities/kafka/answers.ts';
import { askScript } from '../../../src/stack/capabilities/kafka/ask-kafka.ts';
import { recordBatch } from '../../../src/stack/capabilities/kafka/record-batch.ts';
import { append, askForMetadata, read } from '../../../src/stack/capabilities/kafka/requests.ts';
import { contractOnContainers } from './contract-on-containers.ts';
import type { ContractStack } from './contract-stack.ts';
import { scheduledAlone } from '../../unit/runner/scheduled-alone.ts';
import { courseBench } from './course-bench.ts';

const [a, first, second, third] = [service('a'), service('kafka-1'), service('kafka-2'), service('kafka-3')];

/** A client by hand, by its own link; the canary goes another way. */
const ask = async (stack: ContractStack, client: string, broker: string, request: Buffer): Promise<Buffer | undefined> => {
  const said = await stack.exec(client, 'bash', '-c', askScript, 'ask', broker, '9092', request.toString('base64'), '2');
  const [, answer = ''] = /^said:(\S*)$/m.exec(said) ?? [];
  return answer === '' ? undefined : Buffer.from(answer, 'base64');
};

/** The partition as a broker tells it to a client; undefined where the client gets no answer. */
const partitionBy = async (stack: ContractStack, client: string, broker: string): Promise<Partition | undefined> => {
  const said = await ask(stack, client, broker, askForMetadata());
  return said && metadataIn(said).partitions.find(({ topic }) => topic === 'orders');
};

const inSyncBy = async (stack: ContractStack, client: string, broker: string): Promise<readonly number[] | string> =>
  (await partitionBy(stack, client, broker))?.inSync.toSorted() ?? 'no answer';

/** A consumer that reads on from where it was, gives up on a record that it cannot read after 5 s, and tells whether it moves. */
const consumer = () => {
  let [next, stuckSince] = [0, 0];
  return async (stack: ContractStack): Promise<string> => {
    const partition = await partitionBy(stack, 'a', 'kafka-1');
    const said = await ask(stack, 'a', `kafka-${String(partition?.leader)}`, read('orders', 0, next));
    const { error, records } = recordsIn(said ?? Buffer.alloc(0));
    if (error !== 0) return `error ${String(error)}`;
    if (!records.includes('neither JSON nor Avro')) return 'moves';
    stuckSince ||= Date.now();
    if (Date.now() - stuckSince > 5_000) [next, stuckSince] = [next + 1, 0];
    return 'stands still';
  };
};

/** Who has a replica of what; who leads it changes with every broker that goes. */
const digest = async (stack: ContractStack): Promise<unknown> => {
  const found = metadataIn((await ask(stack, 'b', 'kafka-1', askForMetadata())) ?? Buffer.alloc(0));
  return found.partitions.map(({ topic, index, replicas, inSync }) => [topic, index, replicas, inSync.toSorted()].join(' ')).sort();
};

const beside = { digest, upWithin: 60_000 };

const stackOf = contractOnContainers('test/contract/containers/kafka.compose.yml', [
  {
    fault: stopBroker(second),
    sees: (stack) => inSyncBy(stack, 'a', 'kafka-1'),
    healthy: [1, 2, 3],
    harmed: [1, 3],
    neighbour: async (stack) => (await partitionBy(stack, 'b', 'kafka-3'))?.replicas.length,
    afterRestart: 'healed',
    ...beside,
  },
  {
    fault: poisonRecord(first, { topic: 'orders' }),
    sees: consumer(),
    healthy: 'moves',
    harmed: 'stands still',
    neighbour: (stack) => inSyncBy(stack, 'b', 'kafka-3'),
    leaves: 'the record stays',
    like: 'stop-broker',
    ...beside,
  },
]);

describe('a broker is cut off', () => {
  test.each([
    ['from its peers', { peers: [first, second] }, { bySecond: [1, 2], byThird: 'there' }],
    ['from a client', { clients: [a] }, { bySecond: [1, 2, 3], byThird: 'no answer' }],
    ['from both', { peers: [first, second], clients: [a] }, { bySecond: [1, 2], byThird: 'no answer' }],
  ])('%s, and catches up when that is over', { timeout: 180_000 }, async (_, from, expected) => {
    const stack = stackOf();
    const views = async (): Promise<unknown> => ({
      bySecond: await inSyncBy(stack, 'a', 'kafka-2'),
      byThird: (await partitionBy(stack, 'a', 'kafka-3')) === undefined ? 'no answer' : 'there',
    });
    const whole = { bySecond: [1, 2, 3], byThird: 'there' };
    await expect.poll(views, { timeout: 60_000 }).toEqual(whole);
    const bench = courseBench(stack);
    try {
      const course = await bench.courses.begin(scheduledAlone(cutBroker(third, from)));
      expect(await course.over).toBe(true);
      await expect.poll(views, { timeout: 30_000 }).toEqual(expected);
      expect(await inSyncBy(stack, 'b', 'kafka-3'), 'the other client').not.toBe('no answer');
    } finally {
      expect(await bench.faults.liftAll()).toEqual([]);
    }
    await expect.poll(views, { timeout: 60_000 }).toEqual(whole);
  });

  test('from its peers at the port of the clients: it keeps what it leads, alone', { timeout: 180_000 }, async () => {
    const stack = stackOf();
    const partition = async () => {
      const found = await partitionBy(stack, 'a', 'kafka-1');
      return { leader: found?.leader, inSync: found?.inSync.toSorted() };
    };
    await expect.poll(partition, { timeout: 60_000 }).toMatchObject({ inSync: [1, 2, 3] });
    const { leader } = await partition();
    const [one, ...peers] = [first, second, third].sort(({ name }) => (name === `kafka-${String(leader)}` ? -1 : 1));
    const bench = courseBench(stack);
    try {
      const course = await bench.courses.begin(scheduledAlone(cutBroker(one ?? first, { peers, port: 9092 })));
      expect(await course.over).toBe(true);
      // A replica that lacks nothing is in sync, however long ago it asked. Nobody answers in time: the leader waits for the others.
      await ask(stack, 'a', `kafka-${String(leader)}`, append('orders', 0, recordBatch(Buffer.from('one more'), Date.now())));
      await expect.poll(partition, { timeout: 30_000 }).toEqual({ leader, inSync: [leader] });
    } finally {
      expect(await bench.faults.liftAll()).toEqual([]);
    }
    await expect.poll(partition, { timeout: 60_000 }).toEqual({ leader, inSync: [1, 2, 3] });
  });
});
