import type { Capability } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { findContainer, requireRunning } from '../find-container.ts';
import { bringBack, runState } from '../run-state.ts';
import { runWords } from './run-words.ts';

/** All processes of a service are frozen where they stand. */
export const pause = (system: SystemUnderTest, service: string): Capability => ({
  snapshot: () => runState(system, service),
  apply: async () => {
    await requireRunning(system, service);
    await system.engine.docker.getContainer(containerOf(system, service)).pause();
  },
  restore: (snapshot) => bringBack(system, service, snapshot),
  look: async () => {
    const found = await findContainer(system, service);
    return { harmed: found?.State.Paused === true, saw: runWords(service, found) };
  },
});
