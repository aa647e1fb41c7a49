import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { lookByTransfer } from './look-by-transfer.ts';
import { toxics } from './toxics.ts';

/** Each connection of a link moves so many bytes a second. The proxy counts in thousands. */
export const throttle = (system: SystemUnderTest, link: StackLink, { bytesPerSecond, direction }: CapabilitySettings['throttle']): Capability => ({
  ...toxics(system, link, { harm: 'bandwidth', type: 'bandwidth', direction, attributes: { rate: bytesPerSecond / 1_000 } }),
  look: lookByTransfer(system, link, bytesPerSecond, direction),
});
