import { DrillError } from '../core/errors.ts';
import type { Fault } from '../core/fault.ts';
import { linkBetween, type StackLink } from './links.ts';

/**
 * Every arrow that is to be broken must lead somewhere, and to the port that a fault names. Which ports an image exposes is known where the engine is, so this is asked before a start and not by a plan.
 * @throws DrillError `link-unknown` at the drill's line.
 */
export const requireArrows = (links: readonly StackLink[], faults: readonly Pick<Fault, 'target' | 'settings' | 'place'>[]): void => {
  for (const { target, settings, place } of faults) {
    if (target.type !== 'link') continue;
    const link = linkBetween(links, target.client, target.server);
    const port = 'port' in settings ? settings.port : undefined;
    if (link !== undefined && (port === undefined || link.ports.includes(port))) continue;
    const lack = link === undefined ? 'nothing says which TCP port it offers' : `it offers ${link.ports.join(', ')}, and not ${String(port)}`;
    throw new DrillError('link-unknown', `there is no link from ${target.client} to ${target.server}: ${lack}`, {
      place: target.place ?? place,
      hint: `name its ports in the compose file, under "expose" of ${target.server}`,
    });
  }
};
