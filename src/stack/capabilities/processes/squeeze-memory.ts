import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { messageOf } from '../../../core/message-of.ts';
import { formatBytes } from '../../../core/quantity.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { readLimits, writeLimits } from '../cgroup-files.ts';
import { containerOf } from '../container-of.ts';
import { findContainer, requireRunning } from '../find-container.ts';
import { bringBack, runState } from '../run-state.ts';

const files = ['memory.limit_in_bytes', 'memory.memsw.limit_in_bytes', 'memory.max', 'memory.swap.max'];

/** A service may use `to` of memory and no swap: whoever asks for more is killed by the kernel. */
export const squeezeMemory = (system: SystemUnderTest, service: string, { to }: CapabilitySettings['squeezeMemory']): Capability => {
  const id = containerOf(system, service);
  const use = async (): Promise<{ readonly limit: number; readonly usage: number }> => {
    const { memory_stats } = await system.engine.docker.getContainer(id).stats({ 'stream': false, 'one-shot': true });
    return { limit: memory_stats.limit, usage: memory_stats.usage };
  };
  return {
    snapshot: async () => ({ ...(await runState(system, service)), ...(await readLimits(system, id, files)) }),
    apply: async () => {
      await requireRunning(system, service);
      const { limit, usage } = await use();
      if (to >= limit) throw new Error(`${service} may use ${formatBytes(limit)}: ${formatBytes(to)} would squeeze nothing`);
      const amount = String(to);
      const unified = (await readLimits(system, id, ['memory.max']))['memory.max'] !== undefined;
      await writeLimits(
        system,
        id,
        unified
          ? ([
              ['?memory.swap.max', '0'],
              ['memory.max', amount],
            ] as const)
          : ([
              ['memory.limit_in_bytes', amount],
              ['?memory.memsw.limit_in_bytes', amount],
            ] as const),
      ).catch((cause: unknown) => {
        throw new Error(`${service} uses ${formatBytes(usage)}, the kernel takes no limit of ${formatBytes(to)}: ${messageOf(cause)}`, { cause });
      });
    },
    restore: async (snapshot) => {
      const found = await findContainer(system, service);
      if (found?.State.Running === true) {
        const as = (file: string): readonly (readonly [string, string])[] =>
          typeof snapshot[file] === 'string' ? [[`?${file}`, snapshot[file]]] : [];
        const must = (file: string): readonly (readonly [string, string])[] => (typeof snapshot[file] === 'string' ? [[file, snapshot[file]]] : []);
        // Memory with swap is never less than memory alone: it is raised first.
        await writeLimits(system, id, [
          ...as('memory.memsw.limit_in_bytes'),
          ...must('memory.limit_in_bytes'),
          ...must('memory.max'),
          ...as('memory.swap.max'),
        ]);
      }
      // The kernel may have killed the main process.
      await bringBack(system, service, snapshot);
    },
    look: async () => {
      const found = await findContainer(system, service);
      if (found === undefined) return { harmed: false, saw: `the container of ${service} was removed` };
      if (!found.State.Running)
        return { harmed: true, saw: `${service} is not running${found.State.OOMKilled ? ', killed for want of memory' : ''}` };
      const { limit, usage } = await use();
      return { harmed: limit <= to, saw: `${service} uses ${formatBytes(usage)} of ${formatBytes(limit)}` };
    },
  };
};
