import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { amqpReason } from '../../../../src/load/drivers/amqp/amqp-reason.ts';
import { confirmedPublisher } from '../../../../src/load/drivers/amqp/confirmed-publisher.ts';
import { judgePublish } from '../../../../src/load/drivers/amqp/judge-publish.ts';

const refused = { ok: false, refused: true };
const unknown = { ok: false, refused: false };

test.each([
  [{ kind: 'ack' } as const, { ok: true, answer: 'ack' }],
  [{ kind: 'returned' } as const, { ...refused, why: 'NO_ROUTE', answer: 'returned' }],
  [{ kind: 'nack' } as const, { ...unknown, why: 'nack', answer: 'nack' }],
  [{ kind: 'not sent', why: 'ECONNREFUSED' } as const, { ...refused, why: 'ECONNREFUSED' }],
  [{ kind: 'closed', why: 'NOT-FOUND', itsFault: true } as const, { ...refused, why: 'NOT-FOUND' }],
  [{ kind: 'closed', why: 'connection lost', itsFault: false } as const, { ...unknown, why: 'connection lost' }],
  [{ kind: 'unanswered', why: 'timeout' } as const, { ...unknown, why: 'timeout' }],
])('%j', (end, judged) => {
  expect(judgePublish(end)).toEqual(judged);
});

test.each([
  [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  [Object.assign(new Error('Channel closed by server: 404 (NOT-FOUND) with message "NOT_FOUND - no queue"'), { code: 404 }), 'NOT-FOUND'],
  [new Error('Handshake terminated by server: 403 (ACCESS-REFUSED) with message "no"'), 'ACCESS-REFUSED'],
  [new Error('Unexpected close'), 'Unexpected close'],
  ['a text', 'a text'],
])('why: %s', (error, why) => {
  expect(amqpReason(error)).toBe(why);
});

type Confirm = (failure: Error | null) => void;

/** A channel as amqplib has it: confirms by callback, everything else by events. What is published waits until the test lets it be answered. */
class FakeChannel extends EventEmitter {
  readonly sent: { readonly id: string; readonly confirm: Confirm }[] = [];
  /** What `publish` throws. */
  broken: Error | undefined;
  constructor() {
    super();
    // As in the client: whoever waits is told when the channel is closed, by the first listener.
    this.on('close', () => {
      for (const { confirm } of this.sent.splice(0)) confirm(new Error('channel closed'));
    });
  }
  publish(_exchange: string, _key: string, _body: Buffer, options: { readonly messageId?: string } = {}, confirm?: Confirm): boolean {
    if (this.broken !== undefined) throw this.broken;
    this.sent.push({ id: options.messageId ?? '', confirm: confirm ?? (() => undefined) });
    return true;
  }
  answer(failure: Error | null = null): void {
    this.sent.shift()?.confirm(failure);
    this.emit(failure === null ? 'ack' : 'nack');
  }
  closeBecause(code: number, method: { readonly classId: number; readonly methodId: number }): void {
    this.emit('error', Object.assign(new Error(`Channel closed by server: ${String(code)} (NOT-FOUND) with message "no"`), { code, ...method }));
    this.emit('close');
  }
}

/** Time that ends when the test says so. */
const patience = () => {
  const ending = new AbortController();
  let passed: 'timeout' | 'aborted' | undefined;
  return {
    signal: ending.signal,
    get passed() {
      return passed;
    },
    end: (how: 'timeout' | 'aborted') => {
      passed = how;
      ending.abort();
    },
  };
};
const never = patience();
const message = (id: string) => ({ id, routingKey: 'orders', body: Buffer.alloc(0) });
const opened = () => {
  const channel = new FakeChannel();
  let hungUp = 0;
  // The fake's own signatures are narrower than those of an event emitter with typed events.
  const publisher = confirmedPublisher(channel as never, () => void (hungUp += 1));
  return { channel, publisher, hungUp: () => hungUp };
};

describe('a publisher', () => {
  test('tells confirms, nacks and returns apart, each of its own message', async () => {
    const { channel, publisher } = opened();
    const all = Promise.all(['a', 'b', 'c'].map((id) => publisher.publish(message(id), never)));
    channel.emit('return', { properties: { messageId: 'b' } });
    channel.answer();
    channel.answer();
    channel.answer(new Error('message nacked'));
    expect((await all).map((result) => [result.ok, result.answer])).toEqual([
      [true, 'ack'],
      [false, 'returned'],
      [false, 'nack'],
    ]);
    expect(publisher.usable).toBe(true);
  });

  test('a channel that is closed because of a message refuses the one that was alone on it', async () => {
    const { channel, publisher } = opened();
    const only = publisher.publish(message('a'), never);
    channel.closeBecause(404, { classId: 60, methodId: 40 });
    expect(await only).toEqual({ ...refused, why: 'NOT-FOUND' });
    expect(publisher.usable).toBe(false);
  });

  test.each([
    ['because of one of two messages', ['a', 'b'], { classId: 60, methodId: 40 }],
    ['because of something else', ['a'], { classId: 50, methodId: 10 }],
  ])('what was under way on a channel that is closed %s is not known', async (_, ids, method) => {
    const { channel, publisher } = opened();
    const all = Promise.all(ids.map((id) => publisher.publish(message(id), never)));
    channel.closeBecause(404, method);
    for (const result of await all) expect(result).toEqual({ ...unknown, why: 'NOT-FOUND' });
  });

  test('what was under way when the connection was lost is not known', async () => {
    const { channel, publisher } = opened();
    const one = publisher.publish(message('a'), never);
    channel.emit('close');
    expect(await one).toEqual({ ...unknown, why: 'connection lost' });
  });

  test('a channel that is closed already has sent nothing', async () => {
    const { channel, publisher } = opened();
    channel.broken = Object.assign(new Error('Channel closed'), { name: 'IllegalOperationError' });
    expect(await publisher.publish(message('a'), never)).toEqual({ ...refused, why: 'Channel closed' });
  });

  test('nothing is sent for somebody who waits no longer', async () => {
    const { channel, publisher } = opened();
    const late = patience();
    late.end('timeout');
    expect(await publisher.publish(message('a'), late)).toEqual({ ...refused, why: 'timeout' });
    expect(channel.sent).toEqual([]);
  });

  test('one that fell silent takes no more, and is hung up when the last one waits no longer', async () => {
    const { publisher, hungUp } = opened();
    const [first, second] = [patience(), patience()];
    const results = [publisher.publish(message('a'), first), publisher.publish(message('b'), second)];
    first.end('timeout');
    expect(await results[0]).toEqual({ ...unknown, why: 'timeout' });
    expect([publisher.usable, hungUp()]).toEqual([false, 0]);
    second.end('timeout');
    expect(await results[1]).toEqual({ ...unknown, why: 'timeout' });
    expect(hungUp()).toBe(1);
  });

  test('a late confirm is no silence where others were heard meanwhile', async () => {
    const { channel, publisher, hungUp } = opened();
    const late = patience();
    const slow = publisher.publish(message('slow'), late);
    const quick = publisher.publish(message('quick'), never);
    channel.sent.reverse();
    channel.answer();
    expect((await quick).ok).toBe(true);
    late.end('timeout');
    expect(await slow).toEqual({ ...unknown, why: 'timeout' });
    channel.answer();
    expect([publisher.usable, hungUp()]).toEqual([true, 0]);
  });

  test('one whose load has ended tells nothing about the broker', async () => {
    const { publisher } = opened();
    const ended = patience();
    const one = publisher.publish(message('a'), ended);
    ended.end('aborted');
    expect(await one).toEqual({ ...unknown, why: 'aborted' });
    expect(publisher.usable).toBe(true);
  });
});
