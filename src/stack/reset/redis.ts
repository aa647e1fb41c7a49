import { portOf } from '../capabilities/port-of.ts';
import { lacksRedis } from '../capabilities/redis/index.ts';
import { redisServer } from '../capabilities/redis/server.ts';
import type { Keeper } from './keeper.ts';
import { publishedPort } from '../published-port.ts';

const answerMs = 5_000;

/** A Redis that is empty when its system has just been started is emptied again. Its settings are what they are: undoing a fault brings those back. */
export const keepRedis: Keeper = {
  keeps: (service) => lacksRedis(service) === undefined,
  keep: async (system, service) => {
    const server = redisServer(system, service);
    const keyspace = (await server.call('INFO', 'keyspace')).split('\n').filter((line) => line.startsWith('db'));
    if (keyspace.length > 0)
      throw new Error(`${service} has keys from the beginning (${keyspace.join(', ').trim()}), and only an empty one can be emptied again`);
    const [{ Redis }, password] = await Promise.all([import('ioredis'), server.password()]);
    return async () => {
      const client = new Redis({
        ...{ host: '127.0.0.1', port: await publishedPort(system, service, portOf(system, service)) },
        ...(password === undefined ? {} : { password }),
        ...{ lazyConnect: true, connectTimeout: answerMs, commandTimeout: answerMs, maxRetriesPerRequest: 0, retryStrategy: () => null },
      });
      // What goes wrong is told by the call that it went wrong for.
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.flushall('SYNC');
      } finally {
        client.disconnect();
      }
    };
  },
};
