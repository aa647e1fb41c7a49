import type { Duration } from '../../core/duration.ts';
import type { RunningStack } from '../../core/stack.ts';
import type { Service } from '../../core/target.ts';
import { amqpReason } from './amqp/amqp-reason.ts';
import { confirmedPublisher, type AmqpMessage, type ConfirmedPublisher } from './amqp/confirmed-publisher.ts';
import { connectAmqp, type AmqpAccess, type AmqpConnection } from './amqp/connect-amqp.ts';
import { judgePublish, type BrokerAnswer } from './amqp/judge-publish.ts';
import { takeQueue, type QueueReading, type TakeQueue } from './amqp/take-queue.ts';
import type { Answered } from './answered.ts';
import { startDeadline } from './deadline.ts';
import { reconnecting } from './reconnecting.ts';
import { requireConnections } from './require-connections.ts';
import { whereaboutsOf } from './whereabouts.ts';

export interface AmqpDriverSettings {
  /** The port in the container: 5672. */
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Default `/`. */
  readonly vhost?: string;
  /** How many connections publish, in turns. Default 1. One that fell silent is waited out beside the one that takes its place. */
  readonly connections?: number;
  /** From the call up to the confirm; waiting for a connection counts. */
  readonly timeout: Duration;
}

/** A broker that speaks AMQP 0-9-1, as its publishers see it. Nothing is sent twice, and nothing waits in line beyond its deadline. */
export interface AmqpDriver extends AsyncDisposable {
  /**
   * Publishes one message and waits for its confirm. Never rejects for what the broker does: a message that no queue takes, or that could not be sent for
   * want of a connection, is refused; of one whose confirm did not come nothing is known.
   */
  publish(message: AmqpMessage, signal?: AbortSignal): Promise<Answered<BrokerAnswer>>;
  /** Takes everything from a queue, on a connection of its own. Never rejects for what the broker does: what it could not read is not complete. */
  takeQueue(what: TakeQueue, within: Duration): Promise<QueueReading>;
}

type Line = AmqpConnection<ConfirmedPublisher>;

/**
 * A driver for a broker of the running system. It connects when it has something to send, and again when a connection was lost.
 * @throws DrillError `service-unknown` when the stack has no such service, or it does not publish the port. @throws RangeError for a bound that is none.
 */
export const openAmqp = async (stack: RunningStack, service: Service, settings: AmqpDriverSettings): Promise<AmqpDriver> => {
  const { port, user, password, vhost = '/', connections = 1, timeout } = settings;
  requireConnections(connections);
  const whereabouts = await whereaboutsOf(stack, service, port);
  // Here, so that no operation pays for it.
  await import('amqplib');
  const end = new AbortController();
  const lines = new Set<Line>();
  const access: AmqpAccess = { whereabouts, user, password, vhost, timeout, ended: end.signal };
  const connect = async (): Promise<Line> => {
    const line: Line = await connectAmqp(access, async (model) =>
      confirmedPublisher(await model.createConfirmChannel(), () => {
        line.hangUp();
      }),
    );
    lines.add(line);
    return line;
  };
  const slots = Array.from({ length: connections }, () => reconnecting(connect, ({ channel }) => channel.usable));
  let turn = 0;

  return {
    publish: async (message, signal) => {
      using deadline = startDeadline(timeout, signal);
      turn += 1;
      const slot = slots[turn % slots.length] ?? connect;
      let line: Line;
      try {
        line = await deadline.within(slot());
      } catch (error) {
        return judgePublish({ kind: 'not sent', why: deadline.passed ?? amqpReason(error) });
      }
      return await line.channel.publish(message, deadline);
    },
    takeQueue: async (what, within) => {
      using deadline = startDeadline(within, end.signal);
      try {
        const connection = await connectAmqp(access, (model) => model.createChannel());
        try {
          return await takeQueue(connection.channel, what, deadline);
        } finally {
          await connection.close();
        }
      } catch (error) {
        return { from: what.from, entries: [], redelivered: 0, complete: false, why: `${what.queue}: ${amqpReason(error)}` };
      }
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...lines].map((line) => line.close()));
      end.abort();
    },
  };
};
