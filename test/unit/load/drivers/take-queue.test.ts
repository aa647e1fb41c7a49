import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { milliseconds, minutes } from '../../../../src/core/duration.ts';
import { startDeadline } from '../../../../src/load/drivers/deadline.ts';
import { takeQueue } from '../../../../src/load/drivers/amqp/take-queue.ts';

type Hear = (message: { readonly properties: object; readonly fields: object; readonly content: Buffer } | null) => void;

/** A queue as a channel shows it. `arrives` comes in once the first messages were handed out. */
class FakeQueue extends EventEmitter {
  readonly calls: string[] = [];
  private hear: Hear | undefined;
  private readonly others: number;
  private messages: (string | undefined)[];
  private readonly arrives: string[];
  constructor(messages: readonly (string | undefined)[], arrives: readonly string[] = [], others = 0) {
    super();
    [this.messages, this.arrives, this.others] = [[...messages], [...arrives], others];
  }
  checkQueue(): Promise<{ readonly messageCount: number; readonly consumerCount: number }> {
    this.calls.push('check');
    return Promise.resolve({ messageCount: this.messages.length, consumerCount: this.others });
  }
  consume(_queue: string, hear: Hear): Promise<{ readonly consumerTag: string }> {
    this.hear = hear;
    this.calls.push('consume');
    queueMicrotask(() => {
      this.handOut();
    });
    return Promise.resolve({ consumerTag: 'one' });
  }
  cancel(): Promise<void> {
    this.calls.push('cancel');
    this.messages.push(...this.arrives.splice(0));
    return Promise.resolve();
  }
  ackAll(): void {
    this.calls.push('ack all');
  }
  protected handOut(): void {
    for (const messageId of this.messages.splice(0)) {
      this.hear?.({ properties: { messageId }, fields: { redelivered: messageId === 'again' }, content: Buffer.from('body') });
    }
  }
  delete(): void {
    this.hear?.(null);
  }
}

const read = async (queue: FakeQueue, within = minutes(1)) => {
  using deadline = startDeadline(within);
  return await takeQueue(queue as never, { queue: 'orders', from: 'primary' }, deadline);
};

test('everything is taken until the queue says that it is empty, and acknowledged after that', async () => {
  const queue = new FakeQueue(['a', 'again'], ['later']);
  expect(await read(queue)).toEqual({
    from: 'primary',
    ordered: true,
    entries: [{ id: 'a' }, { id: 'again' }, { id: 'later' }],
    redelivered: 1,
    complete: true,
  });
  expect(queue.calls).toEqual(['check', 'consume', 'cancel', 'check', 'consume', 'cancel', 'check', 'ack all', 'check']);
});

test('its own consumer, which a quorum queue counts until all is acknowledged, is no other', async () => {
  const queue = new FakeQueue(['a'], ['later']);
  const check = queue.checkQueue.bind(queue);
  queue.checkQueue = async () => ({ ...(await check()), consumerCount: queue.calls.filter((call) => call === 'consume').length });
  expect(await read(queue)).toMatchObject({ entries: [{ id: 'a' }, { id: 'later' }], complete: true });
});

test('an empty queue has nothing to acknowledge', async () => {
  const queue = new FakeQueue([]);
  expect(await read(queue)).toMatchObject({ entries: [], complete: true });
  expect(queue.calls).toEqual(['check']);
});

test('a message without an id is found all the same, under none that a write could have', async () => {
  expect((await read(new FakeQueue(['a', undefined, '']))).entries).toEqual([{ id: 'a' }, { id: 'without an id: 2' }, { id: 'without an id: 3' }]);
});

test('beside another consumer nothing is taken', async () => {
  const queue = new FakeQueue(['a'], [], 2);
  expect(await read(queue)).toMatchObject({ entries: [], complete: false, why: 'orders: 2 other consumers took from it meanwhile' });
  expect(queue.calls).toEqual(['check']);
});

test.each([
  ['the queue is deleted', (queue: FakeQueue) => queue.delete(), 'orders: the queue was deleted'],
  ['the connection is lost', (queue: FakeQueue) => void queue.emit('close'), 'orders: connection lost'],
])('it is not complete, and nothing is acknowledged, where %s in the middle', async (_, happens, why) => {
  class Half extends FakeQueue {
    protected override handOut(): void {
      happens(this);
    }
  }
  const queue = new Half(['a']);
  expect(await read(queue)).toMatchObject({ entries: [], complete: false, why });
  expect(queue.calls).not.toContain('ack all');
});

test('what was taken before the deadline is told', async () => {
  const queue = new FakeQueue(['a']);
  // The broker promised two.
  queue.checkQueue = () => Promise.resolve({ messageCount: 2, consumerCount: 0 });
  expect(await read(queue, milliseconds(5))).toMatchObject({ entries: [{ id: 'a' }], complete: false, why: 'orders: timeout' });
});
