import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import { ownServices } from '../../overlay/own-services.ts';
import { linkBetween, type StackLink } from '../../links.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { requireRunning } from '../find-container.ts';
import { addressSeen } from './address-seen.ts';
import { nameFiles } from './name-files.ts';
import { withoutName } from './without-name.ts';

/** The server's name leads the client to the link of another service, or to the links' own host, where nobody listens on a server's port. */
export const misdirect = (system: SystemUnderTest, link: StackLink, { to }: CapabilitySettings['misdirect']): Capability => ({
  ...nameFiles(system, link, async ({ hosts, resolver }) => {
    const wrong = to === null ? await hostOfTheLinks(system) : addressOf(system, link.client, to);
    const kept = withoutName(hosts, link.server);
    return { hosts: `${kept}${kept.endsWith('\n') ? '' : '\n'}${wrong}\t${link.server}\n`, resolver };
  }),
  look: async () => {
    const { address, gone } = await addressSeen(system, link);
    if (gone === true) return { harmed: false, saw: `${link.client} does not run, and its names went with it` };
    const harmed = address !== undefined && address !== link.address;
    return { harmed, saw: `where ${link.client} stands, ${link.server} is ${address ?? 'a name without an address'}, and should be ${link.address}` };
  },
});

const addressOf = (system: SystemUnderTest, client: string, server: string): string => {
  const other = linkBetween(system.links, client, server);
  if (other !== undefined) return other.address;
  throw new DrillError('link-unknown', `${client} has no link to ${server}, so no name can lead it there`, { target: client });
};

const hostOfTheLinks = async (system: SystemUnderTest): Promise<string> => {
  const { Networks } = (await requireRunning(system, ownServices.links)).NetworkSettings;
  const address = Object.values(Networks)[0]?.IPAddress;
  if (address === undefined || address === '') throw new Error('the links have no address of their own');
  return address;
};
