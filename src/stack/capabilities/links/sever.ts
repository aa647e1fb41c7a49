import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { lookByConnecting } from './look-by-connecting.ts';
import { toxics } from './toxics.ts';

/** Data on a link is thrown away and its connections end after `after` without any. A canary that lost patience first saw that nothing came. */
export const sever = (system: SystemUnderTest, link: StackLink, { after, direction }: CapabilitySettings['sever']): Capability => ({
  ...toxics(system, link, { harm: 'lost', type: 'timeout', direction, attributes: { timeout: Math.round(after) } }),
  look: lookByConnecting(
    system,
    link,
    ({ outcome, elapsedMs }) => outcome === 'closed' || outcome === 'reset' || (outcome === 'connected' && after >= elapsedMs * 0.9),
  ),
});
