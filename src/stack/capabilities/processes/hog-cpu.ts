import { setTimeout as wait } from 'node:timers/promises';
import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { findContainer, requireRunning } from '../find-container.ts';
import { runIn } from '../run-in.ts';
import { cpuUse } from './cpu-use.ts';

/** One process stays to see the others end, so that none is left to the main process of the service, which may not expect children. */
const start = `
n=0
while [ $n -lt "$1" ]; do timeout -s KILL "$2" sh -c 'while :; do :; done' firedrill-busy & n=$((n + 1)); done
wait
`;
/** The brackets keep the search from finding itself. */
const find = "for file in $(grep -l 'firedrill[-]busy' /proc/[0-9]*/cmdline 2>/dev/null); do pid=${file#/proc/}; pid=${pid%/cmdline}; ";
const count = `n=0; ${find} n=$((n + 1)); done; echo $n`;
const end = `${find} read -r name < /proc/$pid/comm && [ "$name" = timeout ] && kill "$pid"; done; true`;
const endAtOnce = `${find} kill -9 "$pid"; done; true`;

const asRoot = { user: '0' } as const;
const breath = 200;

/** Busy processes in a service's own container take from its share of the processors. They end by themselves after `atMost`. */
export const hogCpu = (system: SystemUnderTest, service: string, { processes, atMost }: CapabilitySettings['hogCpu']): Capability => {
  const id = containerOf(system, service);
  const busy = async (): Promise<number> => Number(await runIn(system, service, ['sh', '-c', count], asRoot));
  const ended = async (): Promise<boolean> => {
    for (let asked = 0; asked < 10; asked += 1) {
      if ((await busy()) === 0) return true;
      await wait(50);
    }
    return false;
  };
  const stop = async (): Promise<void> => {
    await runIn(system, service, ['sh', '-c', end], asRoot);
    if (await ended()) return;
    await runIn(system, service, ['sh', '-c', endAtOnce], asRoot);
    if (!(await ended())) throw new Error(`${service} still has ${String(await busy())} busy processes`);
  };
  return {
    snapshot: async () => ({ busy: await busy() }),
    apply: async () => {
      await requireRunning(system, service);
      await stop();
      const created = await system.engine.docker.getContainer(id).exec({
        Cmd: ['sh', '-c', start, 'hog', String(processes), String(Math.ceil(atMost / 1_000))],
        User: asRoot.user,
      });
      (await created.start({ Detach: true })).resume();
    },
    restore: async () => {
      // They went with the container.
      if ((await findContainer(system, service))?.State.Running !== true) return;
      await stop();
    },
    look: async () => {
      if ((await findContainer(system, service))?.State.Running !== true) return { harmed: false, saw: `${service} does not run` };
      const before = await cpuUse(system, id);
      await wait(breath);
      const [after, left] = [await cpuUse(system, id), await busy()];
      const cores = (after.usedMs - before.usedMs) / (after.atMs - before.atMs);
      return {
        harmed: left > 0 && cores > 0.1,
        saw: `${service} uses ${cores.toFixed(2)} cores, ${left === 0 ? 'without' : 'with'} busy processes of ours`,
      };
    },
  };
};
