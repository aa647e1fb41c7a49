import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { lookByConnecting } from './look-by-connecting.ts';
import { toxics } from './toxics.ts';

/** Data on a link waits in the proxy, at a rate of nothing; taking the toxic away lets all of it go on. */
export const stall = (system: SystemUnderTest, link: StackLink, { direction }: CapabilitySettings['stall']): Capability => ({
  ...toxics(system, link, { harm: 'frozen', type: 'bandwidth', direction, attributes: { rate: 0 } }),
  look: lookByConnecting(system, link, ({ outcome }) => outcome === 'connected'),
});
