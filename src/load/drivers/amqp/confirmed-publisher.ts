import type { ConfirmChannel } from 'amqplib';
import type { Answered } from '../answered.ts';
import type { Deadline } from '../deadline.ts';
import { amqpReason } from './amqp-reason.ts';
import { judgePublish, type BrokerAnswer, type PublishEnd } from './judge-publish.ts';

/** One message. It is sent as persistent and as mandatory. */
export interface AmqpMessage {
  /** The id of the write, unique: it is sent as the `message-id`, at most 255 bytes. */
  readonly id: string;
  /** Default: the one without a name, which leads to the queue that the routing key names. */
  readonly exchange?: string;
  readonly routingKey: string;
  readonly body: Buffer;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
}

/** A channel in confirm mode, and those who wait for its confirms. */
export interface ConfirmedPublisher {
  /** Whether another message may be sent by it. It may not when it is closed, and when somebody waited in vain while nothing at all was heard. */
  readonly usable: boolean;
  /** Sends a message and waits for its confirm, as long as there is time. Never rejects for what the broker does. */
  publish(message: AmqpMessage, patience: Patience): Promise<Answered<BrokerAnswer>>;
}

type Patience = Pick<Deadline, 'signal' | 'passed'>;

interface Waiting {
  readonly id: string;
  returned: boolean;
}

/** The class and method of `basic.publish`, by which a broker says that it closes a channel because of a message. */
const basicPublish = { classId: 60, methodId: 40 };

/** `hangUp` is called when nothing was heard any more and nobody is left who waits. */
export const confirmedPublisher = (channel: Pick<ConfirmChannel, 'publish' | 'on' | 'prependListener'>, hangUp: () => void): ConfirmedPublisher => {
  const waiting = new Set<Waiting>();
  let state: 'open' | 'silent' | 'closed' = 'open';
  let heard = 0;
  let [closedBy, alone]: [unknown, boolean] = [undefined, false];
  const hear = (): void => void (heard += 1);
  channel.on('ack', hear);
  channel.on('nack', hear);
  channel.on('return', ({ properties }) => {
    for (const each of waiting) if (each.id === properties.messageId) each.returned = true;
  });
  channel.on('error', (error) => (closedBy = error));
  // Before the client's own listener, which tells everybody who waits for a confirm.
  channel.prependListener('close', () => {
    [state, alone] = ['closed', waiting.size === 1];
  });

  const endOf = (failure: unknown, { returned }: Waiting): PublishEnd => {
    if (state === 'closed')
      return { kind: 'closed', why: closedBy === undefined ? 'connection lost' : amqpReason(closedBy), itsFault: alone && isOfPublish(closedBy) };
    if (failure !== null) return { kind: 'nack' };
    return { kind: returned ? 'returned' : 'ack' };
  };

  return {
    get usable() {
      return state === 'open';
    },
    publish: ({ id, exchange = '', routingKey, body, headers }, patience) => {
      if (patience.signal.aborted) return Promise.resolve(judgePublish({ kind: 'not sent', why: patience.passed ?? 'aborted' }));
      const { promise, resolve } = Promise.withResolvers<Answered<BrokerAnswer>>();
      const [one, heardBefore]: [Waiting, number] = [{ id, returned: false }, heard];
      const end = (how: PublishEnd): void => {
        if (!waiting.delete(one)) return;
        patience.signal.removeEventListener('abort', giveUp);
        resolve(judgePublish(how));
        if (state === 'silent' && waiting.size === 0) hangUp();
      };
      const giveUp = (): void => {
        if (patience.passed === 'timeout' && state === 'open' && heard === heardBefore) state = 'silent';
        end({ kind: 'unanswered', why: patience.passed ?? 'aborted' });
      };
      waiting.add(one);
      patience.signal.addEventListener('abort', giveUp, { once: true });
      try {
        channel.publish(exchange, routingKey, body, { messageId: id, mandatory: true, persistent: true, headers }, (failure: unknown) => {
          end(endOf(failure, one));
        });
      } catch (error) {
        end({ kind: 'not sent', why: amqpReason(error) });
        // Said of a channel that is closed; anything else is a message that cannot be written as AMQP.
        if (!(error instanceof Error && error.name === 'IllegalOperationError')) throw error;
      }
      return promise;
    },
  };
};

const isOfPublish = (error: unknown): boolean =>
  error instanceof Error &&
  'classId' in error &&
  'methodId' in error &&
  error.classId === basicPublish.classId &&
  error.methodId === basicPublish.methodId;
