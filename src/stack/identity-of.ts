import { servicesOfTarget, type Target } from '../core/target.ts';
import type { TargetIdentity } from '../core/target-identity.ts';
import { containerOf } from './capabilities/container-of.ts';
import { unlessNotFound } from './is-not-found.ts';
import { ownServices } from './overlay/own-services.ts';
import type { SystemUnderTest } from './system-under-test.ts';

/** The containers that a fault on this target touches: the service's own, or both ends of a link and the one that carries it. */
export const identityOf = (system: SystemUnderTest, target: Target): Promise<readonly TargetIdentity[]> =>
  Promise.all(
    [...servicesOfTarget(target), ...(target.type === 'link' ? [ownServices.links] : [])].map(async (service) => {
      const container = containerOf(system, service);
      const found = await system.engine.inspect(container).catch(unlessNotFound);
      return { service, container, startedAt: found?.startedAt ?? null };
    }),
  );
