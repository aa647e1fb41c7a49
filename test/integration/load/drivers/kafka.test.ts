import { beforeAll, describe, expect, test } from 'vitest';
import { gaps } from '../../../../src/core/checkers/gaps.ts';
import { usualCheckers } from '../../../../src/core/checkers/checkers.ts';
import { milliseconds, seconds } from '../../../../src/core/duration.ts';
import type { RunningStack } from '../../../../src/core/stack.ts';
import { service } from '../../../../src/core/target.ts';
import { timing } from '../../../../src/core/timing.ts';
import { openKafka, type KafkaDriverSettings } from '../../../../src/load/drivers/kafka.ts';
import { runningStack } from '../../../../src/stack/running-stack.ts';
import { contractStackOfFile } from '../../../contract/containers/contract-stack-of-file.ts';
import { docker } from '../../../docker.ts';
import { recordedWrites } from './recorded-writes.ts';

const [first, second] = [service('kafka-1'), service('kafka-2')];
const settings: KafkaDriverSettings = { port: 9092, timeout: milliseconds(5_000) };
const value = Buffer.from('one order');

const stackOf = contractStackOfFile('test/integration/load/drivers/cluster.compose.yml');
let stack: RunningStack;
beforeAll(async () => {
  const { engine, runId, started } = stackOf();
  stack = await runningStack(engine, runId, timing('production'), started.containers);
});

const topics = async (...args: readonly string[]): Promise<void> => {
  await stackOf().exec(first.name, 'kafka-topics.sh', '--bootstrap-server', 'kafka-1:9092', ...args);
};
/** A topic of its own for a test, of three partitions with a replica on each broker. */
const newTopic = async (name: string): Promise<string> => {
  await topics('--create', '--topic', name, '--partitions', '3', '--replication-factor', '2');
  return name;
};

const verdictsOf = (results: readonly { readonly checker: string; readonly verdict: string; readonly cases: number }[]): unknown =>
  Object.fromEntries(results.map(({ checker, verdict, cases }) => [checker, `${verdict} ${String(cases)}`]));

test('a thousand acknowledged records are read back from brokers that advertise names of the stack, each once and without a gap', async () => {
  await using kafka = await openKafka(stack, first, settings);
  const writes = recordedWrites((id) => kafka.produce({ id, topic: 'orders', key: id, value }), 'whole');
  await writes.many(1_000, 20);
  const reading = await kafka.readTopic({ topic: 'orders', from: 'primary' }, seconds(20));
  expect(reading.partitions?.map(({ partition }) => partition)).toEqual(['orders-0', 'orders-1', 'orders-2']);
  const { results, evidence } = writes.judge([reading], [...usualCheckers, gaps]);
  expect(evidence).toMatchObject({ attempts: 1_000, acknowledged: 1_000 });
  expect(verdictsOf(results)).toEqual({ lost: 'held 0', recovered: 'held 0', duplicated: 'held 0', unexpected: 'held 0', gaps: 'held 0' });
});

test('records that somebody deleted are lost, by their ids', async () => {
  const topic = await newTopic('robbed');
  await using kafka = await openKafka(stack, first, settings);
  const writes = recordedWrites((id) => kafka.produce({ id, topic, partition: 0, value }), 'robbed');
  await writes.many(10, 1);
  const request = JSON.stringify({ partitions: [{ topic, partition: 0, offset: 1 }], version: 1 });
  await stackOf().exec(first.name, 'bash', '-c', `cat >/tmp/deleted.json <<<'${request}'`);
  await stackOf().exec(first.name, ...['kafka-delete-records.sh', '--bootstrap-server', 'kafka-1:9092', '--offset-json-file', '/tmp/deleted.json']);
  const reading = await kafka.readTopic({ topic, from: 'primary' }, seconds(20));
  expect(reading.partitions?.[0]).toEqual({ partition: 'robbed-0', first: 1, end: 10 });
  const { results } = writes.judge([reading], usualCheckers);
  expect(results[0]).toMatchObject({ checker: 'lost', verdict: 'broken', cases: 1, listed: [{ id: 'robbed-1' }] });
});

test('what the broker says no to before it appends is refused', async () => {
  await using kafka = await openKafka(stack, first, settings);
  expect(await kafka.produce({ id: 'a', topic: 'nowhere', value })).toEqual({ ok: false, refused: true, why: 'UNKNOWN_TOPIC_OR_PARTITION' });
  expect(await kafka.produce({ id: 'b', topic: 'strict', value: Buffer.alloc(4_000) })).toEqual({
    ok: false,
    refused: true,
    why: 'MESSAGE_TOO_LARGE',
  });
  expect(await kafka.readTopic({ topic: 'nowhere', from: 'primary' }, seconds(5))).toMatchObject({
    complete: false,
    why: 'nowhere: UNKNOWN_TOPIC_OR_PARTITION',
  });
  expect(await kafka.readTopic({ topic: 'strict', from: 'primary' }, seconds(5))).toMatchObject({ entries: [], complete: true });
});

describe('a broker that goes', () => {
  test('killed while records are under way: none of them is called refused that is there, and nothing acknowledged is lost', async () => {
    const topic = await newTopic('killed');
    await using kafka = await openKafka(stack, first, { ...settings, timeout: milliseconds(2_000) });
    const writes = recordedWrites((id) => kafka.produce({ id, topic, key: id, value }), 'killed');
    const acknowledged = (): number => [...writes.results.values()].filter(({ ok }) => ok).length;
    const before = await stack.address(second.name, 9092);
    const end = new AbortController();
    const load = writes.keepOn(20, end.signal);
    await expect.poll(acknowledged, { timeout: 30_000 }).toBeGreaterThan(300);
    await docker('kill', stackOf().container(second.name));
    // The partitions of the one that is gone are led by the other, once that was noticed.
    const until = acknowledged();
    await expect.poll(acknowledged, { timeout: 60_000, interval: 100 }).toBeGreaterThan(until + 300);
    expect(await kafka.produce({ id: 'alone', topic: 'strict', value }), 'too few replicas').toMatchObject({
      refused: true,
      why: 'NOT_ENOUGH_REPLICAS',
    });
    await docker('start', stackOf().container(second.name));
    await expect.poll(async () => (await kafka.produce({ id: crypto.randomUUID(), topic: 'strict', value })).ok, { timeout: 60_000 }).toBe(true);
    end.abort();
    await load;
    expect(await stack.address(second.name, 9092), 'another port').not.toEqual(before);

    const { results, evidence } = writes.judge([await kafka.readTopic({ topic, from: 'primary' }, seconds(30))], [...usualCheckers, gaps]);
    expect(evidence.unknown).toBeGreaterThan(0);
    expect(verdictsOf(results)).toMatchObject({ lost: 'held 0', duplicated: 'held 0', unexpected: 'held 0', gaps: 'held 0' });
    expect(results.find(({ checker }) => checker === 'recovered')).toMatchObject({ verdict: 'held' });
  });

  test('paused: what was sent is not known, and afterwards it goes on', async () => {
    const topic = await newTopic('paused');
    await using kafka = await openKafka(stack, first, { ...settings, timeout: milliseconds(500) });
    const produce = (id: string) => kafka.produce({ id, topic, partition: 0, value });
    await expect.poll(async () => (await produce(crypto.randomUUID())).ok, { timeout: 20_000 }).toBe(true);
    for (const name of [first.name, second.name]) await docker('pause', stackOf().container(name));
    try {
      expect(await produce('sent')).toEqual({ ok: false, refused: false, why: 'timeout' });
      expect(await produce('kept'), 'nobody could be asked').toEqual({ ok: false, refused: true, why: 'timeout' });
    } finally {
      for (const name of [first.name, second.name]) await docker('unpause', stackOf().container(name));
    }
    await expect.poll(async () => (await produce(crypto.randomUUID())).ok, { timeout: 30_000 }).toBe(true);
    const { entries, complete } = await kafka.readTopic({ topic, from: 'primary' }, seconds(20));
    expect(complete).toBe(true);
    expect(entries.map(({ id }) => id)).not.toContain('kept');
  });
});
