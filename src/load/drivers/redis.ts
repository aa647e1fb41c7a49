import type { Duration } from '../../core/duration.ts';
import type { RunningStack } from '../../core/stack.ts';
import type { Service } from '../../core/target.ts';
import type { Answered } from './answered.ts';
import { boundedConnections } from './bounded-connections.ts';
import { reasonOf } from './reason-of.ts';
import { refusedByRedis } from './refused-by-redis.ts';
import { whereaboutsOf } from './whereabouts.ts';

export interface RedisDriverSettings {
  /** The port in the container. */
  readonly port: number;
  readonly password?: string;
  /** The most connections at one time. Default 10. A command that finds none free waits, and its time runs. */
  readonly connections?: number;
  /** From the call to the end of the reply, connecting included. A command that is late may still be done. */
  readonly timeout: Duration;
}

/** Commands to one Redis, each sent once on a connection that nobody else uses meanwhile. */
export interface RedisDriver extends AsyncDisposable {
  /**
   * Performs one command and answers what Redis replied; nil is `null`, and good. Never rejects: an error reply is refused, as is a command that was not sent because no
   * connection could be had in time; one that is late, or whose connection broke, is unknown. See `refusedByRedis`.
   */
  send(command: readonly [name: string, ...args: (string | number | Buffer)[]], signal?: AbortSignal): Promise<Answered<unknown>>;
}

/** @throws DrillError `service-unknown` when the stack has no such service, or it does not publish the port. @throws RangeError for a bound that is none. */
export const openRedis = async (stack: RunningStack, service: Service, settings: RedisDriverSettings): Promise<RedisDriver> => {
  const { port, password, connections: most = 10, timeout } = settings;
  const whereabouts = await whereaboutsOf(stack, service, port);
  // Loaded when it is needed: most loads speak HTTP.
  const { Redis } = await import('ioredis');
  const connections = boundedConnections({
    ...{ most, timeout, whereabouts },
    connect: (address) => {
      const client = new Redis({
        ...address,
        ...(password === undefined ? {} : { password }),
        // Nothing is kept to be sent later, and nothing is sent twice.
        ...{ enableOfflineQueue: false, autoResendUnfulfilledCommands: false, maxRetriesPerRequest: 0, retryStrategy: () => null },
        // A server that is still loading says so itself, in its reply.
        ...{ lazyConnect: true, enableReadyCheck: false, disableClientInfo: true, protocol: 2, connectTimeout: timeout, disconnectTimeout: 0 },
      });
      let cause: Error | undefined;
      client.on('error', (error: Error) => {
        cause = error;
      });
      return {
        // The client itself says no more than that the connection is closed.
        ready: client.connect().catch((error: unknown) => {
          throw cause ?? error;
        }),
        connection: {
          client,
          get isOpen() {
            return client.status === 'ready';
          },
          drop: () => {
            client.disconnect();
          },
        },
      };
    },
  });
  return {
    send: async ([name, ...args], signal) => {
      return await connections.call<unknown>(signal, async ({ client }) => {
        try {
          return { ok: true, answer: await client.call(name, ...args) };
        } catch (error) {
          if (!(error instanceof Error) || error.name !== 'ReplyError') throw error;
          return { ok: false, refused: refusedByRedis(name, error.message), why: reasonOf(error) };
        }
      });
    },
    [Symbol.asyncDispose]: () => connections[Symbol.asyncDispose](),
  };
};
