import type { Inventory, KnownService, ListeningPort } from '../core/inventory.ts';
import type { ComposeModel, ComposePort, ComposeService } from './compose-model.ts';

const address = /(?:\b([a-z][a-z0-9+.-]*):\/\/)?(?:[^\s/@,]*@)?([A-Za-z0-9][\w.-]*):(\d{2,5})\b/g;

/** What a resolved compose file says of its services. Ports that only an image declares are not known. */
export const inventoryOf = (model: ComposeModel): Required<Pick<Inventory, 'services'>> & Pick<Inventory, 'publishedPorts'> => {
  const spoken = Object.values(model.services).flatMap(addressesIn);
  const services = Object.entries(model.services).map(([name, service]): KnownService => {
    const declared = [...(service.ports ?? []).map(({ target }) => target), ...(service.expose ?? []).flatMap(portsOf)];
    return {
      name,
      container: service.container_name,
      environment: Object.keys(service.environment ?? {}),
      listens: [...declared.map((port) => ({ port, scheme: undefined })), ...spoken.filter(({ host }) => host === name)],
    };
  });
  const published = Object.values(model.services).map(publishedBy);
  return { services, ...(published.every((ports) => ports !== undefined) ? { publishedPorts: published.flat() } : {}) };
};

/** The addresses of others in what a service is given. */
const addressesIn = ({ environment, command }: ComposeService): readonly (ListeningPort & { readonly host: string })[] =>
  [...Object.values(environment ?? {}), ...(command ?? [])].flatMap((text) =>
    [...(text ?? '').matchAll(address)].map(([, scheme, host = '', port]) => ({ host, port: Number(port), scheme })),
  );

/** `3000`, `3000/tcp`, `3000-3005`. */
const portsOf = (text: string | number): readonly number[] => {
  const [first = 0, last = first] = (String(text).split('/')[0] ?? '').split('-').map(Number);
  return Array.from({ length: Math.max(0, Math.min(last, 65_535) - first + 1) }, (_, index) => first + index);
};

/** `undefined` where a port is chosen at the start, and where a service has all ports of the machine. */
const publishedBy = ({ ports = [], network_mode }: ComposeService): readonly number[] | undefined => {
  const fixed = (port: ComposePort): boolean => port.published !== undefined && port.published !== '';
  if (network_mode === 'host' || !ports.every(fixed)) return undefined;
  return ports.flatMap(({ published = '' }) => portsOf(published));
};
