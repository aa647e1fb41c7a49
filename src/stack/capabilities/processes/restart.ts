import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { findContainer, requireRunning } from '../find-container.ts';
import { bringBack, runState } from '../run-state.ts';
import { runWords } from './run-words.ts';

/** A service is stopped and started once. */
export const restart = (system: SystemUnderTest, service: string, { grace }: CapabilitySettings['restart']): Capability => {
  /** When the process that was stopped had started, until the new one was seen: the harm is over before anybody can look. */
  let struck: string | undefined;
  return {
    snapshot: () => runState(system, service),
    apply: async () => {
      const { State } = await requireRunning(system, service);
      await system.engine.docker.getContainer(containerOf(system, service)).restart({ t: Math.ceil(grace / 1_000) });
      struck = State.StartedAt;
    },
    restore: async (snapshot) => {
      await bringBack(system, service, snapshot);
      struck = undefined;
    },
    look: async () => {
      const found = await findContainer(system, service);
      const again = found?.State.Running === true && struck !== undefined && found.State.StartedAt !== struck;
      const was = struck ?? '';
      if (again) struck = undefined;
      return {
        harmed: again || found?.State.Running !== true,
        saw: again ? `${service} was started again at ${found.State.StartedAt}, before that at ${was}` : runWords(service, found),
      };
    },
  };
};
