import { DrillError } from '../core/errors.ts';
import type { Fault } from '../core/fault.ts';
import { linkBetween, type StackLink } from './links.ts';

/**
 * Every arrow that is to be broken must lead somewhere. Which ports an image exposes is known where the engine is, so this is asked before a start and not by a plan.
 * @throws DrillError `link-unknown` at the drill's line.
 */
export const requireArrows = (links: readonly StackLink[], faults: readonly Pick<Fault, 'target' | 'place'>[]): void => {
  for (const { target, place } of faults) {
    if (target.type !== 'link' || linkBetween(links, target.client, target.server) !== undefined) continue;
    throw new DrillError('link-unknown', `there is no link from ${target.client} to ${target.server}: nothing says which TCP port it offers`, {
      place: target.place ?? place,
      hint: `name its ports in the compose file, under "expose" of ${target.server}`,
    });
  }
};
