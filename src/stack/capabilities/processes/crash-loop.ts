import type Docker from 'dockerode';
import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { ComposeService } from '../../compose-model.ts';
import { labels } from '../../labels.ts';
import { ownServices } from '../../overlay/own-services.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { createBeside } from '../beside.ts';
import { containerOf } from '../container-of.ts';
import { findContainer, requireRunning } from '../find-container.ts';
import { bringBack, runState } from '../run-state.ts';
import { runWords } from './run-words.ts';

/** Ends by itself after an hour, if nobody ended it before. */
const atMostSeconds = '3600';

/**
 * Looks for process 1 of the container, gives it its time, and kills it if it is still there. From outside: process 1 ignores its own kind.
 * The runtime prepares a container as its process 1. Killed then, the start would have failed, and no restart policy acts on that.
 */
const script = `
id=$1 after=$2
while :; do
  for file in $(grep -l "$id" /proc/[0-9]*/cgroup 2>/dev/null); do
    pid=\${file#/proc/}; pid=\${pid%/cgroup}
    [[ $(grep '^NSpid:' "/proc/$pid/status" 2>/dev/null) =~ ^NSpid:[[:space:]]+[0-9]+[[:space:]]+1$ ]] || continue
    read -r name <"/proc/$pid/comm" 2>/dev/null && [[ $name != runc* && $name != crun* ]] || continue
    sleep "$after"
    grep -q "$id" "/proc/$pid/cgroup" 2>/dev/null && kill -KILL "$pid"
  done
  sleep 0.1
done
`;

/** What a compose file must say for a crash to be followed by a start. */
export const lacksRestartPolicy = ({ restart, deploy, pid }: ComposeService): string | undefined => {
  if (pid !== undefined) return 'it shares the processes of others (pid), so its main process cannot be told from theirs';
  const policy = restart ?? deploy?.restart_policy?.condition ?? 'no';
  if (policy !== 'no' && policy !== 'none') return undefined;
  return 'nothing starts it again after a crash: it needs "restart: always", "unless-stopped" or "on-failure"';
};

/**
 * The main process of a service is killed `after` each of its starts. Done by a container of its own, so that the loop goes on when
 * the harness dies, and ends when the run is swept.
 */
export const crashLoop = (system: SystemUnderTest, service: string, { after }: CapabilitySettings['crashLoop']): Capability => {
  const { docker } = system.engine;
  const id = containerOf(system, service);
  const nameOfLoop = async (): Promise<string> => {
    const { Config } = await docker.getContainer(containerOf(system, ownServices.toolbox)).inspect();
    return `firedrill-${Config.Labels[labels.run] ?? ''}-crash-loop-${service}`;
  };
  const findLoop = async (): Promise<Docker.ContainerInfo | undefined> => {
    const name = await nameOfLoop();
    const found = await docker.listContainers({ all: true, filters: { name: [`^/${name}$`] } });
    return found[0];
  };
  const removeLoop = async (): Promise<void> => {
    const found = await findLoop();
    if (found !== undefined) await docker.getContainer(found.Id).remove({ force: true });
  };
  return {
    snapshot: () => runState(system, service),
    apply: async () => {
      await requireRunning(system, service);
      await removeLoop();
      const loop = await createBeside(system, 'crash-loop', {
        name: await nameOfLoop(),
        argv: ['timeout', '-s', 'KILL', atMostSeconds, 'bash', '-c', script, 'crash-loop', id, String(after / 1_000)],
        pid: 'host',
        capabilities: ['KILL'],
      });
      await loop.start();
    },
    restore: async (snapshot) => {
      await removeLoop();
      await bringBack(system, service, snapshot);
    },
    look: async () => {
      const [loop, found] = [await findLoop(), await findContainer(system, service)];
      const up = found?.State.Running === true && !found.State.Restarting;
      const again = found !== undefined && loop?.State === 'running' && Date.parse(found.State.StartedAt) >= loop.Created * 1_000;
      return {
        harmed: !up || again,
        saw: `${runWords(service, found)}${found === undefined ? '' : `; started again ${String(found.RestartCount)} times`}`,
      };
    },
  };
};
