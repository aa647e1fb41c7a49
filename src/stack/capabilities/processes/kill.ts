import type { Capability } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import { isNotFound, unlessNotFound } from '../../is-not-found.ts';
import type { ContainerState } from '../../docker-engine.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';

/**
 * The main process of a service gets SIGKILL. Where the container has a restart policy, the signal goes to the process itself:
 * a kill through the engine counts as a wish of the operator and would keep the policy from acting.
 */
export const kill = (system: SystemUnderTest, service: string): Capability => {
  const { docker } = system.engine;
  const id = containerOf(system, service);
  const state = (): Promise<ContainerState> => system.engine.inspect(id);
  /** When the process that was killed had started, until its death was seen. A restart policy may be quicker than the next look. */
  let struck: string | undefined;
  return {
    snapshot: async () => {
      const { running, startedAt } = await state();
      return { running, startedAt };
    },
    apply: async () => {
      const { restartPolicy, startedAt } = await state();
      if (restartPolicy === '' || restartPolicy === 'no') await docker.getContainer(id).kill({ signal: 'SIGKILL' });
      else process.kill((await docker.getContainer(id).inspect()).State.Pid, 'SIGKILL');
      struck = startedAt;
    },
    restore: async (snapshot) => {
      if (snapshot['running'] !== true) return;
      const { running } = await state().catch((cause: unknown) => {
        if (!isNotFound(cause)) throw cause;
        throw new DrillError('restore-failed', `${service} cannot be started again: its container was removed`, { target: service, cause });
      });
      if (!running) await docker.getContainer(id).start();
      struck = undefined;
    },
    look: async () => {
      const found = await state().catch(unlessNotFound);
      if (found === undefined) return { harmed: true, saw: `the container of ${service} was removed` };
      const { running, exitCode, startedAt } = found;
      const back = running && struck !== undefined && startedAt !== struck;
      if (back || !running) struck = undefined;
      if (back) return { harmed: true, saw: `${service} died and was started again at ${startedAt}` };
      return { harmed: !running, saw: running ? `${service} runs since ${startedAt}` : `${service} is not running, exit code ${String(exitCode)}` };
    },
  };
};
