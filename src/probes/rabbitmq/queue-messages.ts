import { setTimeout as wait } from 'node:timers/promises';
import type { ChannelModel } from 'amqplib';
import { milliseconds, type Duration } from '../../core/duration.ts';
import type { RunningStack } from '../../core/stack.ts';
import type { Service } from '../../core/target.ts';
import { bounds, type Bounds, type Found } from '../bounds.ts';
import { polled } from '../polled.ts';

export interface QueueSettings {
  /** Default 5672. */
  readonly port?: number;
  /** Default `/`. */
  readonly vhost?: string;
  /** How far apart it is asked. Default 250 ms. */
  readonly period?: Duration;
  /** The environment variables of the service that hold the account. Default those of the official image: `RABBITMQ_DEFAULT_USER` and `RABBITMQ_DEFAULT_PASS`. */
  readonly user?: string;
  readonly password?: string;
}

const timeoutMs = 2_000;

/**
 * How many messages of a queue wait for a consumer, as the broker counts them: `queueMessages(rabbitmq, 'webhooks.dlq').above(0)`. The queue is asked for passively:
 * nothing is declared, and no message is touched. A queue that is not there, and a broker that does not answer within 2 s, are nothing seen: never 0.
 */
export const queueMessages = (rabbitmq: Service, queue: string, settings: QueueSettings = {}): Bounds<number> => {
  const { period = milliseconds(250) } = settings;
  const name = `messages ready in ${queue} on ${rabbitmq.name}`;
  return bounds(name, {
    name,
    of: rabbitmq,
    period,
    watch: (stack, observe, signal) =>
      polled({
        ...{ period, observe, signal },
        // An account that is refused may be the very fault.
        isOurFault: () => false,
        open: async () => {
          // Ends the socket in whatever state the client is: a broker that is silent takes no farewell.
          const hanging = new AbortController();
          const model = await connectTo(stack, rabbitmq, settings, hanging.signal);
          return {
            ask: () => inTime(readyIn(model, queue)),
            close: async () => {
              await inTime(model.close()).catch(() => undefined);
              hanging.abort();
            },
          };
        },
      }),
  });
};

const connectTo = async (stack: RunningStack, { name }: Service, settings: QueueSettings, signal: AbortSignal): Promise<ChannelModel> => {
  const { port = 5672, vhost = '/', user = 'RABBITMQ_DEFAULT_USER', password = 'RABBITMQ_DEFAULT_PASS' } = settings;
  // Loaded when it is needed: most drills ask no RabbitMQ.
  const { connect } = await import('amqplib');
  const { host, port: published } = await stack.address(name, port);
  const account = stack.environment(name);
  // The client hands these to its socket.
  const socket = { timeout: timeoutMs, signal };
  const model = await connect(
    {
      ...{ protocol: 'amqp', hostname: host, port: published, vhost: encodeURIComponent(vhost) },
      ...{ username: account[user] ?? 'guest', password: account[password] ?? 'guest' },
    },
    socket,
  );
  // A connection that breaks between two questions is told by the next one.
  model.on('error', () => undefined);
  return model;
};

/** A channel of its own: the broker closes the one on which it is asked for a queue that is not there. */
const readyIn = async (model: ChannelModel, queue: string): Promise<Found<number>> => {
  const channel = await model.createChannel();
  channel.on('error', () => undefined);
  try {
    const { messageCount } = await channel.checkQueue(queue);
    await channel.close();
    return [messageCount];
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === notFound) return [];
    throw error;
  }
};

/** AMQP 0-9-1, reply codes. */
const notFound = 404;

const inTime = async <Value>(work: Promise<Value>): Promise<Value> => {
  const over = new AbortController();
  const late = wait(timeoutMs, undefined, { signal: over.signal }).then(() => {
    throw new Error(`no answer within ${String(timeoutMs)} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
};
