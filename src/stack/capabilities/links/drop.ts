import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { lookByConnecting } from './look-by-connecting.ts';
import { packetRules, packetsOf } from './packet-rules.ts';

/** Packets of one link vanish: a new connection gets no answer to its SYN, an open one falls silent. */
export const drop = (system: SystemUnderTest, link: StackLink, { direction = 'both' }: CapabilitySettings['drop']): Capability => ({
  ...packetRules(
    system,
    packetsOf(link, direction).map((packets) => `${packets} --jump DROP`),
  ),
  look: lookByConnecting(system, link, ({ outcome }) => outcome === 'silent'),
});
