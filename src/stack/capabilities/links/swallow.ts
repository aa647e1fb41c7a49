import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { lookByConnecting } from './look-by-connecting.ts';
import { toxics } from './toxics.ts';

/** Data on a link is thrown away while its connections stay open; taking the toxic away closes those. A timeout of 0 means none. */
export const swallow = (system: SystemUnderTest, link: StackLink, { direction }: CapabilitySettings['swallow']): Capability => ({
  ...toxics(system, link, { harm: 'hang', type: 'timeout', direction, attributes: { timeout: 0 } }),
  look: lookByConnecting(system, link, ({ outcome }) => outcome === 'connected'),
});
