import { formatBytes } from '../../../core/quantity.ts';
import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { restoring } from '../restoring.ts';
import { emptyWrite, infoOf, redisServer } from './server.ts';

/** The server gets a limit that its keys do not fit in: it throws keys away, or refuses writes. */
export const limitMemory = (system: SystemUnderTest, service: string, { to, policy }: CapabilitySettings['limitMemory']): Capability => {
  const server = redisServer(system, service);
  const get = async (name: string): Promise<string> => (await server.call('CONFIG', 'GET', name)).split('\n').at(1)?.trim() ?? '';
  const evicted = async (): Promise<number> => Number(infoOf(await server.call('INFO', 'stats'), 'evicted_keys'));
  /** The server counts from its start; what it threw away before is no harm of this fault. */
  let before = 0;
  return {
    snapshot: async () => ({ maxmemory: await get('maxmemory'), policy: await get('maxmemory-policy') }),
    apply: async () => {
      before = await evicted();
      await server.call('CONFIG', 'SET', 'maxmemory-policy', policy, 'maxmemory', String(to));
    },
    restore: (found) =>
      restoring(service, async () => {
        await server.call('CONFIG', 'SET', 'maxmemory-policy', String(found['policy']), 'maxmemory', String(found['maxmemory']));
      }),
    look: async () => {
      const limit = Number(await get('maxmemory'));
      const write = await server.ask(emptyWrite);
      const [used, gone] = [Number(infoOf(await server.call('INFO', 'memory'), 'used_memory')), (await evicted()) - before];
      const refused = write.outcome === 'refused' && write.said.startsWith('OOM');
      return {
        harmed: limit === to && (refused || gone > 0),
        saw: `${formatBytes(used)} in use, the limit is ${limit === 0 ? 'none' : formatBytes(limit)}, ${String(gone)} keys were evicted, a write was ${refused ? 'refused' : 'taken'}`,
      };
    },
  };
};
