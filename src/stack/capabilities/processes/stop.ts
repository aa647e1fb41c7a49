import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { findContainer, requireRunning } from '../find-container.ts';
import { bringBack, runState } from '../run-state.ts';
import { runWords } from './run-words.ts';

/** A service is stopped as an operator stops it. The engine takes that for a wish, so a restart policy does not act. */
export const stop = (system: SystemUnderTest, service: string, { grace }: CapabilitySettings['stop']): Capability => ({
  snapshot: () => runState(system, service),
  apply: async () => {
    await requireRunning(system, service);
    await system.engine.docker.getContainer(containerOf(system, service)).stop({ t: Math.ceil(grace / 1_000) });
  },
  restore: (snapshot) => bringBack(system, service, snapshot),
  look: async () => {
    const found = await findContainer(system, service);
    return { harmed: found?.State.Running !== true, saw: runWords(service, found) };
  },
});
