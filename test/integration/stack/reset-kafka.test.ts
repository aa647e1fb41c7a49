import { beforeAll, describe, expect, test } from 'vitest';
import type { ComposeModel } from '../../../src/stack/compose-model.ts';
import { keepState, type KeptState } from '../../../src/stack/reset/keep-state.ts';
import { contractStackOfFile } from '../../contract/containers/contract-stack-of-file.ts';

const brokers = ['kafka-1', 'kafka-2', 'kafka-3'] as const;
const model: ComposeModel = {
  services: Object.fromEntries(
    brokers.map((name) => [name, { image: 'firedrill/kafka:1', volumes: [{ type: 'volume', source: name, target: '/var/lib/kafka/data' }] }]),
  ),
};

describe('three brokers that are brought back to their first state while they run on', { timeout: 120_000 }, () => {
  const stack = contractStackOfFile('test/contract/containers/kafka.compose.yml');
  /** The broker whose tools are used: never the one that is stopped. */
  let hand = 'kafka-1';
  const tool = (script: string): Promise<string> => stack().exec(hand, 'bash', '-c', script);
  const produce = (records: number): Promise<string> =>
    tool(`seq ${String(records)} | kafka-console-producer.sh --bootstrap-server ${hand}:9092 --topic orders`);
  /** Where the log of the topic begins and ends. */
  const log = async (): Promise<string> =>
    (
      await Promise.all(
        ['earliest', 'latest'].map((time) => tool(`kafka-get-offsets.sh --bootstrap-server ${hand}:9092 --topic orders --time ${time} 2>/dev/null`)),
      )
    )
      .map((line) => line.trim())
      .join(' ');
  const leader = async (): Promise<string | undefined> =>
    /Leader: (\d)/.exec(await tool(`kafka-topics.sh --bootstrap-server ${hand}:9092 --describe --topic orders 2>/dev/null`))?.[1];
  let kept: KeptState;
  let first: string | undefined;

  beforeAll(async () => {
    first = await leader();
    if (first === '1') hand = 'kafka-2';
    kept = await keepState(stack().system, model);
  }, 60_000);

  test('records are gone, offsets go on from where they were, as often as it is asked for', async () => {
    await produce(10);
    expect(await log()).toBe('orders:0:0 orders:0:10');
    await kept.reset();
    expect(await log()).toBe('orders:0:10 orders:0:10');
    await produce(5);
    await kept.reset();
    expect(await log()).toBe('orders:0:15 orders:0:15');
  });

  test('a partition that another broker leads since is led by the first one again', async () => {
    const container = stack().container(`kafka-${String(first)}`);
    await stack().system.engine.docker.getContainer(container).stop({ t: 5 });
    await expect.poll(leader, { timeout: 40_000 }).not.toBe(first);
    await expect(kept.reset()).rejects.toThrow(`kafka-${String(first)} does not run`);
    await stack().system.engine.docker.getContainer(container).start();
    await produce(3);
    await expect.poll(async () => kept.reset().then(() => 'reset', String), { timeout: 60_000 }).toBe('reset');
    expect(await leader()).toBe(first);
    expect(await log()).toBe('orders:0:18 orders:0:18');
  });

  test('a topic that was made since cannot be unmade, and says so', async () => {
    await tool(`kafka-topics.sh --bootstrap-server ${hand}:9092 --create --topic more`);
    await expect(kept.reset()).rejects.toThrow('the topic more has been made since');
  });

  test('a log that has records from the beginning cannot be emptied again, and says so', async () => {
    await produce(1);
    await expect(keepState(stack().system, model)).rejects.toThrow('has records in orders-0 from the beginning');
  });
});
