import type { Capability } from '../../../core/capability.ts';
import { connectCanary, type ConnectSighting } from '../../connect-canary.ts';
import { ownServices } from '../../overlay/own-services.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { containerOf } from '../container-of.ts';

/** A look at a link by one connection with one question. `harms` tells whether what happened is the harm. */
export const lookByConnecting =
  (
    system: SystemUnderTest,
    link: StackLink,
    harms: (seen: ConnectSighting) => boolean,
    patience: { readonly patienceMs?: number } = {},
  ): Capability['look'] =>
  async () => {
    const seen = await connectCanary(system.engine, containerOf(system, ownServices.pager), {
      address: link.address,
      port: link.ports[0] ?? 0,
      ...patience,
    });
    const words = { connected: 'accepted, and no answer', closed: 'accepted, and closed without an answer', reset: 'accepted, and reset' };
    const what = seen.outcome in words ? words[seen.outcome as keyof typeof words] : seen.outcome;
    const elapsed = String(Math.round(seen.elapsedMs * 10) / 10);
    return { harmed: harms(seen), saw: `a connection to ${link.server} by the link of ${link.client}: ${what} after ${elapsed} ms` };
  };
