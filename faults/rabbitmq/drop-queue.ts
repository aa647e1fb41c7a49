import { fault, type Fault, type Service } from 'firedrill';

export interface DropQueueSettings {
  /** In the virtual host of RABBITMQ_DEFAULT_VHOST. */
  readonly queue: string;
  /** How many messages may be lost. A queue that holds more is not dropped, and the fault fails. Default none. */
  readonly atMost?: number;
}

/**
 * A queue of a RabbitMQ broker is deleted, with its bindings and its messages.
 * Undone by declaring it again with the same arguments and bindings; the messages do not come back.
 * @throws RangeError for a queue without a name, and for a number of messages that is none.
 */
export const dropQueue = (service: Service, { queue, atMost = 0 }: DropQueueSettings): Fault<'dropQueue'> => {
  if (queue === '') throw new RangeError('a queue has a name');
  if (!Number.isInteger(atMost) || atMost < 0) throw new RangeError(`a number of messages is whole and not negative, got ${String(atMost)}`);
  return fault(dropQueue, {
    kind: 'drop-queue',
    target: service,
    capability: 'dropQueue',
    settings: { queue, atMost },
    words: {
      does: `deletes the queue ${queue} of ${service.name}`,
      usersSee: 'work that vanishes without an error, since nothing takes it',
      bites: 'a client that asks for the queue is told that there is none',
      lifted: 'a client that asks for the queue is told that it is there',
      leavesBehind: 'the messages of the queue are gone',
    },
  });
};
