import type { Capability } from '../../../core/capability.ts';
import type { StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { addressSeen } from './address-seen.ts';
import { nameFiles } from './name-files.ts';
import { withoutName } from './without-name.ts';

/** An address of the client's own loopback where no name server listens, so that asking it fails at once. */
const deadServer = 'nameserver 127.0.0.2';

/**
 * The client finds no address for the server's name. Without its entry the resolver would ask Docker's own name server, which knows the server's real address:
 * so that one is replaced as well, by one that is dead.
 */
export const unresolve = (system: SystemUnderTest, link: StackLink): Capability => ({
  ...nameFiles(system, link, ({ hosts, resolver }) =>
    Promise.resolve({ hosts: withoutName(hosts, link.server), resolver: resolver.replaceAll(/^\s*nameserver\s.*$/gm, deadServer) }),
  ),
  look: async () => {
    const { address, gone } = await addressSeen(system, link);
    if (gone === true) return { harmed: false, saw: `${link.client} does not run, and its names went with it` };
    return { harmed: address === undefined, saw: `where ${link.client} stands, ${link.server} is ${address ?? 'a name without an address'}` };
  },
});
