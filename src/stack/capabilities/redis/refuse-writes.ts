import type { Capability } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { restoring } from '../restoring.ts';
import { emptyWrite, redisServer } from './server.ts';

/** A master that cannot be reached: a replica keeps the data that it has until it reaches one. Nothing listens on port 1 of a container. */
const nowhere = ['127.0.0.1', '1'] as const;

/** The server is a replica of nobody: it answers reads with what it has, and writes with READONLY. */
export const refuseWrites = (system: SystemUnderTest, service: string): Capability => {
  const server = redisServer(system, service);
  const role = async (): Promise<string> => {
    const [name, host, port] = (await server.call('ROLE')).split('\n').map((line) => line.trim());
    return name === 'master' ? 'master' : `replica of ${host ?? ''} ${port ?? ''}`;
  };
  return {
    snapshot: async () => {
      const found = await role();
      if (found !== 'master') throw new DrillError('fault-failed', `${service} is a ${found}: it refuses writes already`, { target: service });
      return { role: found };
    },
    apply: async () => {
      await server.call('REPLICAOF', ...nowhere);
    },
    restore: () =>
      restoring(service, async () => {
        const now = await role();
        if (now === 'master') return;
        // Somebody has given it a master; taking that away could make two of them.
        if (now !== `replica of ${nowhere.join(' ')}`)
          throw new DrillError('restore-failed', `${service} is a ${now} now and is left so`, { target: service });
        await server.call('REPLICAOF', 'NO', 'ONE');
      }),
    look: async () => {
      const { outcome, said } = await server.ask(emptyWrite);
      return { harmed: said.startsWith('READONLY'), saw: outcome === 'said' ? 'a write was taken' : `a write was answered ${said || 'nothing'}` };
    },
  };
};
