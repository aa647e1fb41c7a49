import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { lookByConnecting } from './look-by-connecting.ts';
import { packetRules, packetsOf } from './packet-rules.ts';

/** Packets of one link, or of one port of it, vanish: a new connection gets no answer to its SYN, an open one falls silent. */
export const drop = (system: SystemUnderTest, link: StackLink, { direction = 'both', port }: CapabilitySettings['drop']): Capability => ({
  ...packetRules(
    system,
    packetsOf(link, direction, port).map((packets) => `${packets} --jump DROP`),
  ),
  look: lookByConnecting(system, port === undefined ? link : { ...link, ports: [port] }, ({ outcome }) => outcome === 'silent'),
});
