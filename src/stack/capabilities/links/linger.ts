import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { ownServices } from '../../overlay/own-services.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { transferCanary } from '../../transfer-canary.ts';
import { containerOf } from '../container-of.ts';
import { toxics } from './toxics.ts';

const patienceMs = 1_000;

/** The end of a connection of a link passes `delay` late. Seen by a farewell after which the server hangs up. */
export const linger = (system: SystemUnderTest, link: StackLink, { delay }: CapabilitySettings['linger']): Capability => ({
  ...toxics(system, link, { harm: 'slow-close', type: 'slow_close', direction: 'answer', attributes: { delay: Math.round(delay) } }),
  look: async () => {
    const input = { address: link.address, port: link.ports[0] ?? 0, questions: 0, filler: 0, patienceMs };
    const { ended, elapsedMs } = await transferCanary(system.engine, containerOf(system, ownServices.pager), input);
    const saw = `the end of a connection to ${link.server} by the link of ${link.client}: ${ended} after ${String(Math.round(elapsedMs))} ms`;
    return { harmed: elapsedMs >= 0.9 * Math.min(delay, patienceMs), saw };
  },
});
