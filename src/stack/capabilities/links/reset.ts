import type { Capability } from '../../../core/capability.ts';
import { ownServices } from '../../overlay/own-services.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { runIn } from '../run-in.ts';
import { lookByConnecting } from './look-by-connecting.ts';
import { toxics } from './toxics.ts';

/**
 * New connections of a link are accepted and reset by a toxic at their first byte. The toxic leaves open ones alone, so the kernel is told to reset those;
 * a kernel that cannot (it was built without) leaves them to be closed at their next byte.
 */
export const reset = (system: SystemUnderTest, link: StackLink): Capability => {
  const forNewOnes = toxics(system, link, { harm: 'reset', type: 'reset_peer', direction: 'request', attributes: { timeout: 0 } });
  return {
    ...forNewOnes,
    apply: async () => {
      await forNewOnes.apply();
      await runIn(system, ownServices.links, ['ss', '--kill', '--tcp', 'state', 'connected', 'src', link.address]);
    },
    look: lookByConnecting(system, link, ({ outcome }) => outcome === 'reset'),
  };
};
