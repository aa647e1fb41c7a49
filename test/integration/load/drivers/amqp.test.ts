import { connect, type Channel } from 'amqplib';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { usualCheckers } from '../../../../src/core/checkers/checkers.ts';
import { milliseconds, seconds } from '../../../../src/core/duration.ts';
import type { RunningStack } from '../../../../src/core/stack.ts';
import { service } from '../../../../src/core/target.ts';
import { timing } from '../../../../src/core/timing.ts';
import { queueMessages } from '../../../../src/probes/rabbitmq/queue-messages.ts';
import { openAmqp, type AmqpDriverSettings } from '../../../../src/load/drivers/amqp.ts';
import { runningStack } from '../../../../src/stack/running-stack.ts';
import { contractStackOfFile } from '../../../contract/containers/contract-stack-of-file.ts';
import { docker } from '../../../docker.ts';
import { watching } from '../../../unit/probes/watching.ts';
import { recordedWrites } from './recorded-writes.ts';

const broker = service('broker');
const account = { user: 'shop', password: 'drill-only-password', vhost: 'shop/orders' };
const options: AmqpDriverSettings = { port: 5672, ...account, timeout: milliseconds(5_000) };
const body = Buffer.from('one order');

const stackOf = contractStackOfFile('test/integration/load/drivers/broker.compose.yml');
let stack: RunningStack;
beforeAll(async () => {
  const { engine, runId, started } = stackOf();
  stack = await runningStack(engine, runId, timing('production'), started.containers);
});

/** Somebody else's client. */
const asAdministrator = async <Result>(work: (channel: Channel) => Promise<Result>): Promise<Result> => {
  const { host, port } = await stack.address(broker.name, 5672);
  const model = await connect({ hostname: host, port, username: account.user, password: account.password, vhost: encodeURIComponent(account.vhost) });
  try {
    const channel = await model.createChannel();
    const result = await work(channel);
    // What was acknowledged goes first: a connection that is closed overtakes its channels.
    await channel.close();
    return result;
  } finally {
    await model.close();
  }
};

beforeEach(async () => {
  await asAdministrator(async (channel) => {
    await channel.deleteQueue('orders');
    await channel.assertQueue('orders', { durable: true, arguments: { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': 'given-up' } });
    await channel.deleteQueue('agreed');
    await channel.assertQueue('agreed', { durable: true, arguments: { 'x-queue-type': 'quorum' } });
    await channel.deleteQueue('given-up');
    await channel.assertQueue('given-up', { durable: true });
    await channel.deleteQueue('small');
    await channel.assertQueue('small', { durable: true, maxLength: 1, arguments: { 'x-overflow': 'reject-publish' } });
  });
});

const verdictsOf = (results: readonly { readonly checker: string; readonly verdict: string; readonly cases: number }[]): unknown =>
  Object.fromEntries(results.map(({ checker, verdict, cases }) => [checker, `${verdict} ${String(cases)}`]));

test.each(['orders', 'agreed'])('a thousand confirmed messages are read back from a queue (%s), each once', async (queue) => {
  await using amqp = await openAmqp(stack, broker, { ...options, connections: 2 });
  const writes = recordedWrites((id) => amqp.publish({ id, routingKey: queue, body }), `whole-${queue}`);
  await writes.many(1_000, 40);
  const reading = await amqp.takeQueue({ queue, from: 'primary' }, seconds(20));
  expect(reading).toMatchObject({ complete: true, redelivered: 0 });
  const { results, evidence } = writes.judge([reading], usualCheckers);
  expect(evidence).toMatchObject({ attempts: 1_000, acknowledged: 1_000 });
  expect(verdictsOf(results)).toEqual({ lost: 'held 0', recovered: 'held 0', duplicated: 'held 0', unexpected: 'held 0' });
  expect((await amqp.takeQueue({ queue, from: 'primary' }, seconds(20))).entries).toEqual([]);
});

test('a message that somebody took away is lost, by its id', async () => {
  await using amqp = await openAmqp(stack, broker, options);
  const writes = recordedWrites((id) => amqp.publish({ id, routingKey: 'orders', body }), 'robbed');
  await writes.many(100, 1);
  await asAdministrator(async (channel) => {
    const taken = await channel.get('orders');
    if (taken === false) throw new Error('there is no message to take away');
    channel.ack(taken);
  });
  const { results } = writes.judge([await amqp.takeQueue({ queue: 'orders', from: 'primary' }, seconds(20))], usualCheckers);
  expect(results[0]).toMatchObject({ checker: 'lost', verdict: 'broken', cases: 1, listed: [{ id: 'robbed-1' }] });
});

describe('what the broker says no to', () => {
  test('a message for which there is no queue is refused, as are an exchange and an account that are not there', async () => {
    await using amqp = await openAmqp(stack, broker, options);
    expect(await amqp.publish({ id: 'a', routingKey: 'nowhere', body })).toEqual({ ok: false, refused: true, why: 'NO_ROUTE', answer: 'returned' });
    expect(await amqp.publish({ id: 'b', exchange: 'nowhere', routingKey: 'orders', body })).toEqual({ ok: false, refused: true, why: 'NOT-FOUND' });
    expect(await amqp.publish({ id: 'c', routingKey: 'orders', body }), 'over another channel').toEqual({ ok: true, answer: 'ack' });
    await using stranger = await openAmqp(stack, broker, { ...options, password: 'wrong' });
    expect(await stranger.publish({ id: 'd', routingKey: 'orders', body })).toMatchObject({ ok: false, refused: true, why: 'ACCESS-REFUSED' });
  });

  test('one that a full queue turned away is not known: another queue may have it', async () => {
    await using amqp = await openAmqp(stack, broker, options);
    await amqp.publish({ id: 'fits', routingKey: 'small', body });
    expect(await amqp.publish({ id: 'too many', routingKey: 'small', body })).toEqual({ ok: false, refused: false, why: 'nack', answer: 'nack' });
  });
});

describe('what a reading says of itself', () => {
  test('dead letters keep their ids, and what was handed out before is counted', async () => {
    await using amqp = await openAmqp(stack, broker, options);
    for (const id of ['given up', 'put back']) await amqp.publish({ id, routingKey: 'orders', body });
    await asAdministrator(async (channel) => {
      for (const requeue of [false, true]) {
        const message = await channel.get('orders');
        if (message !== false) channel.nack(message, false, requeue);
      }
    });
    const [dead, left] = [
      await amqp.takeQueue({ queue: 'given-up', from: 'dead-letters' }, seconds(20)),
      await amqp.takeQueue({ queue: 'orders', from: 'deliveries', hash: (content) => content.toString() }, seconds(20)),
    ];
    expect(dead).toMatchObject({ from: 'dead-letters', entries: [{ id: 'given up' }], complete: true });
    expect(left).toMatchObject({ entries: [{ id: 'put back', hash: 'one order' }], redelivered: 1, complete: true });
  });

  test('it is not complete beside another consumer, of a queue that is not there, and after its deadline', async () => {
    await using amqp = await openAmqp(stack, broker, options);
    await asAdministrator(async (channel) => {
      await channel.consume('orders', () => undefined);
      const beside = await amqp.takeQueue({ queue: 'orders', from: 'primary' }, seconds(20));
      expect(beside).toMatchObject({ complete: false, why: 'orders: 1 other consumer took from it meanwhile' });
    });
    expect(await amqp.takeQueue({ queue: 'nowhere', from: 'primary' }, seconds(20))).toMatchObject({ complete: false, why: 'nowhere: NOT-FOUND' });
    expect(await amqp.takeQueue({ queue: 'orders', from: 'primary' }, milliseconds(0))).toMatchObject({ complete: false, why: 'orders: timeout' });
  });
});

describe('a broker that goes', () => {
  test('killed while a hundred messages are under way: none of them is called refused that is there, and nothing confirmed is lost', async () => {
    await using amqp = await openAmqp(stack, broker, options);
    const writes = recordedWrites((id) => amqp.publish({ id, routingKey: 'orders', body }), 'killed');
    const confirmed = (): number => [...writes.results.values()].filter(({ ok }) => ok).length;
    const before = await stack.address(broker.name, 5672);
    const end = new AbortController();
    const load = writes.keepOn(100, end.signal);
    await expect.poll(confirmed, { timeout: 20_000 }).toBeGreaterThan(500);
    await docker('kill', stackOf().container(broker.name));
    const until = confirmed();
    expect((await amqp.publish({ id: 'nobody there', routingKey: 'orders', body })).refused).toBe(true);
    await docker('start', stackOf().container(broker.name));
    await expect.poll(confirmed, { timeout: 60_000, interval: 100 }).toBeGreaterThan(until + 200);
    end.abort();
    await load;
    expect(await stack.address(broker.name, 5672), 'another port').not.toEqual(before);

    const { results, evidence } = writes.judge([await amqp.takeQueue({ queue: 'orders', from: 'primary' }, seconds(30))], usualCheckers);
    expect(evidence.unknown).toBeGreaterThanOrEqual(100);
    expect(verdictsOf(results)).toMatchObject({ lost: 'held 0', duplicated: 'held 0', unexpected: 'held 0' });
    expect(results.find(({ checker }) => checker === 'recovered')).toMatchObject({ verdict: 'held' });
  });

  test('paused: what was sent is not known, what could not be sent is refused, and afterwards it goes on', async () => {
    await using amqp = await openAmqp(stack, broker, { ...options, timeout: milliseconds(500) });
    expect((await amqp.publish({ id: 'before', routingKey: 'orders', body })).ok).toBe(true);
    await docker('pause', stackOf().container(broker.name));
    try {
      expect(await amqp.publish({ id: 'sent', routingKey: 'orders', body })).toEqual({ ok: false, refused: false, why: 'timeout' });
      expect(await amqp.publish({ id: 'kept', routingKey: 'orders', body }), 'over a new connection').toEqual({
        ok: false,
        refused: true,
        why: 'timeout',
      });
    } finally {
      await docker('unpause', stackOf().container(broker.name));
    }
    await expect.poll(async () => (await amqp.publish({ id: crypto.randomUUID(), routingKey: 'orders', body })).ok).toBe(true);
    const { entries } = await amqp.takeQueue({ queue: 'orders', from: 'primary' }, seconds(20));
    expect(entries.map(({ id }) => id)).not.toContain('kept');
  });
});

test('a probe counts what waits in a queue, takes nothing, and knows silence from an empty queue', async () => {
  const asked = queueMessages(broker, 'orders', { vhost: account.vhost });
  await using amqp = await openAmqp(stack, broker, options);
  await using probe = watching(asked.above(2), stack);
  expect(await probe.next(() => true)).toEqual({ holds: false, saw: '0' });
  for (const id of ['a', 'b', 'c']) await amqp.publish({ id, routingKey: 'orders', body });
  expect(await probe.next(({ holds }) => holds)).toEqual({ holds: true, saw: '3' });
  await docker('pause', stackOf().container(broker.name));
  try {
    expect(await probe.next(({ saw }) => saw !== '3')).toEqual({ holds: false, saw: 'no answer' });
  } finally {
    await docker('unpause', stackOf().container(broker.name));
  }
  expect(await probe.next(({ holds }) => holds)).toEqual({ holds: true, saw: '3' });
  await asAdministrator((channel) => channel.deleteQueue('orders'));
  expect(await probe.next(({ holds }) => !holds)).toEqual({ holds: false, saw: 'nothing' });
});
