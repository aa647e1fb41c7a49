import { lacksRedis } from '../capabilities/redis/index.ts';
import { redisServer } from '../capabilities/redis/server.ts';
import type { Keeper } from './keeper.ts';

/** A Redis that is empty when its system has just been started is emptied again. Its settings are what they are: undoing a fault brings those back. */
export const keepRedis: Keeper = {
  keeps: (service) => lacksRedis(service) === undefined,
  keep: async (system, service) => {
    const server = redisServer(system, service);
    const keyspace = (await server.call('INFO', 'keyspace')).split('\n').filter((line) => line.startsWith('db'));
    if (keyspace.length > 0)
      throw new Error(`${service} has keys from the beginning (${keyspace.join(', ').trim()}), and only an empty one can be emptied again`);
    return async () => {
      await server.call('FLUSHALL', 'SYNC');
    };
  },
};
