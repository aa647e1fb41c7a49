import type Docker from 'dockerode';
import { DrillError } from '../../core/errors.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { containerOf } from './container-of.ts';
import { unlessNotFound } from '../is-not-found.ts';

/** All that the engine knows of the container of a service; `undefined` when it was removed. */
export const findContainer = (system: SystemUnderTest, service: string): Promise<Docker.ContainerInspectInfo | undefined> =>
  system.engine.docker.getContainer(containerOf(system, service)).inspect().catch(unlessNotFound);

/** The same for who cannot do without it. @throws DrillError `restore-failed` when it was removed. */
export const requireContainer = async (system: SystemUnderTest, service: string): Promise<Docker.ContainerInspectInfo> => {
  const found = await findContainer(system, service);
  if (found !== undefined) return found;
  throw new DrillError('restore-failed', `${service} cannot be brought back as it was: its container was removed`, { target: service });
};

/** The same for who wants to harm it. @throws Error when it does not run, or stands still. */
export const requireRunning = async (system: SystemUnderTest, service: string): Promise<Docker.ContainerInspectInfo> => {
  const found = await findContainer(system, service);
  if (found?.State.Running !== true || found.State.Restarting) throw new Error(`${service} does not run, so nothing can be done to its processes`);
  if (found.State.Paused) throw new Error(`${service} is paused already, so nothing can be done to its processes`);
  return found;
};
