import { milliseconds, type Duration } from '../../core/duration.ts';
import type { Service } from '../../core/target.ts';
import { bounds, type Bounds, type Found } from '../bounds.ts';
import { polled } from '../polled.ts';

export interface RedisSettings {
  /** Default 6379. */
  readonly port?: number;
  /** How far apart it is asked. Default 250 ms. */
  readonly period?: Duration;
  /** The environment variable of the service that holds the password. Default none is given. */
  readonly password?: string;
}

const timeoutMs = 2_000;

/**
 * What a command of Redis answers: `redisReply(redis, ['LLEN', 'jobs']).above(100)`. Of a list, every value in it. Only commands that read are sent:
 * Redis itself says which do. No answer, and nil, are nothing seen: never 0.
 */
export const redisReply = (
  redis: Service,
  command: readonly [name: string, ...args: string[]],
  settings: RedisSettings = {},
): Bounds<number | string> => {
  const { port = 6379, period = milliseconds(250), password } = settings;
  const [name, ...args] = command;
  return bounds(`${command.join(' ')} on ${redis.name}`, {
    name: `${command.join(' ')} on ${redis.name}`,
    of: redis,
    period,
    watch: (stack, observe, signal) =>
      polled({
        ...{
          period,
          observe,
          signal,
          isOurFault: (error) => error instanceof WritingCommand || isRefusal(error),
        },
        open: async () => {
          // Loaded when it is needed: most drills ask no Redis.
          const { Redis } = await import('ioredis');
          const secret = password === undefined ? undefined : stack.environment(redis.name)[password];
          const client = new Redis({
            ...(await stack.address(redis.name, port)),
            ...(secret === undefined ? {} : { password: secret }),
            ...{ lazyConnect: true, connectTimeout: timeoutMs, commandTimeout: timeoutMs, maxRetriesPerRequest: 0, retryStrategy: () => null },
          });
          // A connection that breaks between two questions is told by the next one.
          client.on('error', () => undefined);
          try {
            await client.connect();
            requireReading(name, await client.call('COMMAND', 'INFO', name));
          } catch (error) {
            client.disconnect();
            throw error;
          }
          return {
            ask: async () => valuesOf(await client.call(name, ...args)),
            close: () => {
              client.disconnect();
              return Promise.resolve();
            },
          };
        },
      }),
  });
};

/** Redis has understood the command and says that it is wrong. That it is loading, or has no master, is no such answer. */
const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === 'ReplyError' && /^(?:ERR|WRONGTYPE) /.test(error.message);

/** A probe only reads. */
class WritingCommand extends Error {
  override readonly name = 'WritingCommand';
}

const requireReading = (name: string, info: unknown): void => {
  const flags: unknown = Array.isArray(info) && Array.isArray(info[0]) ? info[0][2] : undefined;
  if (!Array.isArray(flags)) throw new WritingCommand(`Redis has no command ${name}`);
  if (flags.includes('write')) throw new WritingCommand(`${name} writes, and a probe only reads`);
};

const valuesOf = (reply: unknown): Found<number | string> =>
  Array.isArray(reply) ? reply.flatMap(valuesOf) : typeof reply === 'number' || typeof reply === 'string' ? [reply] : [];
