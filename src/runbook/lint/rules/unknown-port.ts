import type { Inventory, KnownService } from '../../../core/inventory.ts';
import { against, type LintRule } from '../lint-rule.ts';
import { addressesIn, type DocumentAddress } from './addresses-in.ts';

/** Lower numbers are more often the version of an image (`postgres:15`). */
const lowest = 80;

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1']);

/** What is wrong with a port of the machine on which the stack runs. */
const unpublished = ({ port, elsewhere }: DocumentAddress, published: readonly number[] | undefined): string | undefined =>
  elsewhere || published === undefined || published.includes(port)
    ? undefined
    : `no service publishes port ${String(port)}; published are ${published.toSorted((a, b) => a - b).join(', ') || 'none'}`;

/** What is wrong with a port of a service. How others reach it tells one of its ports; with another protocol there may be another one. */
const unheard = ({ port, scheme }: DocumentAddress, { name, listens }: KnownService): string | undefined => {
  const comparable = listens.filter((one) => one.scheme === undefined || scheme === undefined || one.scheme === scheme);
  if (comparable.length === 0 || listens.some((one) => one.port === port)) return undefined;
  return `${name} is not known to listen on port ${String(port)}; known are ${[...new Set(listens.map((one) => one.port))].join(', ')}`;
};

export const unknownPort: LintRule = {
  id: 'unknown-port',
  severity: 'warning',
  asks: 'every port is one that the compose file publishes on this machine, or that the named service listens on',
  ...against('services', (document, services, { publishedPorts }: Inventory) =>
    addressesIn(document).flatMap((address) => {
      const service = services.find(({ name, container }) => address.host === name || address.host === container);
      const wrong = loopback.has(address.host) ? unpublished(address, publishedPorts) : service === undefined ? undefined : unheard(address, service);
      return wrong === undefined || address.port < lowest
        ? []
        : [{ place: address.place, message: wrong, suggestion: 'take the port from the compose file' }];
    }),
  ),
};
