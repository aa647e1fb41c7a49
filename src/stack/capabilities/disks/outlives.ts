import { DrillError } from '../../../core/errors.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { findContainer, requireContainer } from '../find-container.ts';
import { liesIn } from '../mount-info.ts';

/** Whether what is at a path of a service stays when its container is removed: on a volume, or in a folder of the host. */
export const outlives = async (system: SystemUnderTest, service: string, path: string): Promise<boolean> =>
  (await requireContainer(system, service)).Mounts.some(({ Type, Destination }) => (Type as string) !== 'tmpfs' && liesIn(path, Destination));

/** Whether a service's container, and the harm in it, is gone. @throws DrillError `restore-failed` when the container is gone and the harm is not. */
export const wentWithIt = async (system: SystemUnderTest, service: string, path: string, outlived: boolean): Promise<boolean> => {
  if ((await findContainer(system, service)) !== undefined) return false;
  if (!outlived) return true;
  throw new DrillError('restore-failed', `${path} of ${service} cannot be brought back: its container was removed, and its volume was not`, {
    target: service,
  });
};
