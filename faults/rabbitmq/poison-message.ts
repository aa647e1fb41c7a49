import { fault, type Fault, type Service } from 'firedrill';

export interface PoisonMessageSettings {
  /** In the virtual host of RABBITMQ_DEFAULT_VHOST. */
  readonly queue: string;
  /** What the message holds. Default: text that is not JSON. */
  readonly body?: string;
}

const unreadable = '{"firedrill": neither JSON nor';

/**
 * A message that no consumer can read is put into a queue, once, confirmed by the broker. Consumers that give it back get it again.
 * Undone by taking it out of the queue, wherever in it it lies; the other messages keep their places. What a consumer has acknowledged or sent to a
 * dead-letter queue by then is not taken back.
 * @throws RangeError for a queue without a name, and a message without a body.
 */
export const poisonMessage = (service: Service, { queue, body = unreadable }: PoisonMessageSettings): Fault<'poisonMessage'> => {
  if (queue === '') throw new RangeError('a queue has a name');
  if (body === '') throw new RangeError('a message without a body is no poison');
  return fault(poisonMessage, {
    kind: 'poison-message',
    target: service,
    capability: 'poisonMessage',
    settings: { queue, body },
    words: {
      does: `puts a message that no consumer can read into the queue ${queue} of ${service.name}`,
      usersSee: 'work that stands still behind one message, or a consumer that fails again and again',
      bites: 'the message lies in the queue, or a consumer has it',
      lifted: 'no client that looks through the queue finds the message',
      leavesBehind: 'the messages that waited in the queue are marked as delivered before',
    },
  });
};
