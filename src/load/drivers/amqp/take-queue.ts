import type { Channel, ConsumeMessage } from 'amqplib';
import { counted } from '../../../core/counted.ts';
import type { Found, ReadingPlace } from '../../../core/history.ts';
import type { ReadBack } from '../../../core/load.ts';
import type { Deadline } from '../deadline.ts';
import { amqpReason } from './amqp-reason.ts';

/** How a queue is read. */
export interface TakeQueue {
  readonly queue: string;
  /** What the queue is to the checkers: `primary` where nobody else consumes it, `deliveries`, `dead-letters`. */
  readonly from: ReadingPlace;
  /** The hash of a body, as the writes have it. Default: none is told. */
  readonly hash?: (body: Buffer) => string;
}

/** Everything that a queue held. */
export interface QueueReading extends ReadBack {
  /** How many of its messages had been handed to a consumer before, which did not acknowledge them. */
  readonly redelivered: number;
}

/**
 * Takes everything from a queue. It is empty when the broker says so of it (`queue.declare`, passive) on the channel by which all deliveries came, after
 * the consumer was cancelled: replies and deliveries keep their order on a channel, so that none is still on its way. Messages are acknowledged once all of
 * them were taken; a reading that is broken off gives them back.
 *
 * It is not complete where the queue has another consumer, which takes what is not seen here; one that comes and goes while it is read may not be
 * noticed. What a client got by `basic.get` and has not acknowledged is counted by no reply of the protocol: let such clients go first.
 */
export const takeQueue = async (
  channel: Pick<Channel, 'checkQueue' | 'consume' | 'cancel' | 'ackAll' | 'on'>,
  { queue, from, hash }: TakeQueue,
  deadline: Pick<Deadline, 'within'>,
): Promise<QueueReading> => {
  const entries: Found[] = [];
  let redelivered = 0;
  const lost = Promise.withResolvers<never>();
  // Before anybody waits for it.
  lost.promise.catch(() => undefined);
  channel.on('error', lost.reject);
  channel.on('close', () => {
    lost.reject(new Error('connection lost'));
  });
  const hear = (message: ConsumeMessage): void => {
    const id: unknown = message.properties.messageId;
    const named = typeof id === 'string' && id !== '' ? id : `without an id: ${String(entries.length + 1)}`;
    entries.push(hash === undefined ? { id: named } : { id: named, hash: hash(message.content) });
    if (message.fields.redelivered) redelivered += 1;
  };
  const take = async (most: number): Promise<void> => {
    const all = Promise.withResolvers<undefined>();
    const until = entries.length + most;
    const { consumerTag } = await channel.consume(queue, (message) => {
      if (message === null) {
        all.reject(new Error('the queue was deleted'));
        return;
      }
      hear(message);
      if (entries.length >= until) all.resolve(undefined);
    });
    await all.promise;
    await channel.cancel(consumerTag);
  };
  const takeAll = async (): Promise<void> => {
    for (let own = 0; ; own += 1) {
      const { messageCount, consumerCount } = await channel.checkQueue(queue);
      // A quorum queue goes on counting a consumer that was cancelled, until its messages are acknowledged.
      if (consumerCount > own) throw new Error(`${counted(consumerCount - own, 'other consumer')} took from it meanwhile`);
      if (messageCount === 0) break;
      await take(messageCount);
    }
    if (entries.length === 0) return;
    channel.ackAll();
    // Answered after the acknowledgements were taken in.
    await channel.checkQueue(queue);
  };

  const told = { from, ordered: true, entries } as const;
  try {
    await deadline.within(Promise.race([takeAll(), lost.promise]));
    return { ...told, redelivered, complete: true };
  } catch (error) {
    return { ...told, redelivered, complete: false, why: `${queue}: ${amqpReason(error)}` };
  }
};
