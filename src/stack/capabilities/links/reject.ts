import type { Capability } from '../../../core/capability.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { lookByConnecting } from './look-by-connecting.ts';
import { packetRules } from './packet-rules.ts';

/**
 * The link's host cannot be reached: what the client sends is answered with "host unreachable", what the server sends vanishes.
 * Between containers of one host that word comes back before the kernel has finished sending, and counts at the next try only: a second later.
 * The answer is itself a packet from the link's address, so the second rule is for TCP alone.
 */
export const reject = (system: SystemUnderTest, link: StackLink): Capability => ({
  ...packetRules(system, [
    `INPUT --destination ${link.address}/32 --jump REJECT --reject-with icmp-host-unreachable`,
    `OUTPUT --source ${link.address}/32 --protocol tcp --jump DROP`,
  ]),
  look: lookByConnecting(system, link, ({ outcome }) => outcome === 'unreachable', { patienceMs: 1_500 }),
});
