import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { lossCanary } from '../../loss-canary.ts';
import { ownServices } from '../../overlay/own-services.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';
import { packetRules, packetsOf } from './packet-rules.ts';

/** Some packets of one link vanish, counted by the kernel: the first rule takes one of n, the next one of the n - 1 that pass it, and so on. */
export const lose = (system: SystemUnderTest, link: StackLink, { drops, outOf, direction }: CapabilitySettings['lose']): Capability => {
  const rules = packetsOf(link, direction).flatMap((packets) =>
    Array.from({ length: drops }, (_, index) => `${packets} --match statistic --mode nth --every ${String(outOf - index)} --packet 0 --jump DROP`),
  );
  return {
    ...packetRules(system, rules),
    look: async () => {
      const { tries, answered, resent } = await lossCanary(system.engine, containerOf(system, ownServices.pager), link.address, link.ports[0] ?? 0);
      const by = `${String(tries)} connections to ${link.server} by the link of ${link.client}`;
      return { harmed: resent > 0, saw: `${by}: ${String(resent)} packets had to be sent again, ${String(answered)} were answered in time` };
    },
  };
};
