import type { Target } from '../core/target.ts';
import type { TargetIdentity } from '../core/target-identity.ts';
import { containerOf } from './capabilities/container-of.ts';
import { isNotFound } from './is-not-found.ts';
import { ownServices } from './overlay.ts';
import type { SystemUnderTest } from './system-under-test.ts';

/** The containers that a fault on this target touches: the service's own, or both ends of a link and the one that carries it. */
export const identityOf = (system: SystemUnderTest, target: Target): Promise<readonly TargetIdentity[]> =>
  Promise.all(
    (target.type === 'link' ? [target.client, target.server, ownServices.links] : [target.name]).map(async (service) => {
      const container = containerOf(system, service);
      const startedAt = await system.engine.inspect(container).then(
        (found) => found.startedAt,
        (error: unknown) => {
          if (isNotFound(error)) return null;
          throw error;
        },
      );
      return { service, container, startedAt };
    }),
  );
