import type { Snapshot } from '../../core/capability.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { requireContainer } from './find-container.ts';

/** Whether a service runs and whether it is paused: what every fault of processes brings back. */
export const runState = async (system: SystemUnderTest, service: string): Promise<{ readonly running: boolean; readonly paused: boolean }> => {
  const { Running, Paused } = (await requireContainer(system, service)).State;
  return { running: Running, paused: Paused };
};

/**
 * Brings a service back to the run state of a snapshot: started again if it ran, paused if it was paused. One that did not run is left alone,
 * also when somebody started it since.
 * @throws DrillError `restore-failed` when its container was removed.
 */
export const bringBack = async (system: SystemUnderTest, service: string, snapshot: Snapshot): Promise<void> => {
  if (snapshot['running'] !== true) return;
  const { Id, State } = await requireContainer(system, service);
  const container = system.engine.docker.getContainer(Id);
  // A container that waits for its restart policy counts as running, so that starting it does nothing; a restart ends the waiting.
  if (State.Restarting) await container.restart({ t: 0 });
  else if (!State.Running) await container.start();
  const { Paused } = (await requireContainer(system, service)).State;
  if (Paused && snapshot['paused'] !== true) await container.unpause();
  if (!Paused && snapshot['paused'] === true) await container.pause();
};
