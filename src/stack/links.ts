import type { ComposeModel, ComposeService } from './compose-model.ts';
import type { Subnet } from './subnet.ts';

/** One arrow between two services of a running stack: an address of its own that leads to the server through the proxy. */
export interface StackLink {
  readonly client: string;
  readonly server: string;
  readonly address: string;
  readonly ports: readonly number[];
}

/** The name of the proxy that carries one port of a link. */
export const proxyName = (link: Pick<StackLink, 'client' | 'server'>, port: number): string => `${link.client}->${link.server}:${String(port)}`;

/** The TCP ports that a service offers: published or exposed in the compose file, or exposed by its image. */
export const portsOf = ({ ports, expose }: ComposeService, exposedByImage: readonly number[]): readonly number[] => {
  const published = ports?.filter((port) => (port.protocol ?? 'tcp') === 'tcp').map((port) => port.target) ?? [];
  const exposed = expose?.map((port) => Number.parseInt(String(port), 10)) ?? [];
  return [...new Set([...published, ...exposed, ...exposedByImage])].filter(Number.isInteger).sort((a, b) => a - b);
};

/**
 * Every arrow of a stack: each ordered pair of services that share a network and whose server offers a port.
 * Addresses are handed out in the order of the names, so that the same model gives the same links.
 * @param offered - the ports of each service, see `portsOf`.
 */
export const linksOf = (model: ComposeModel, offered: ReadonlyMap<string, readonly number[]>, subnet: Subnet): readonly StackLink[] => {
  const names = Object.keys(model.services).sort();
  const pairs = names.flatMap((client) =>
    names.filter((server) => server !== client && sharesNetwork(model, client, server)).map((server) => ({ client, server })),
  );
  return pairs
    .map(({ client, server }) => ({ client, server, ports: offered.get(server) ?? [] }))
    .filter((pair) => pair.ports.length > 0)
    .map((pair, index) => ({ ...pair, address: subnet.linkAddress(index) }));
};

/** The link from one service to another; `undefined` where there is none. */
export const linkBetween = (links: readonly StackLink[], client: string, server: string): StackLink | undefined =>
  links.find((link) => link.client === client && link.server === server);

/** A service without networks is on the default one, unless it has a mode of its own (`none`, `host`, another's). */
const networksOf = (model: ComposeModel, name: string): readonly string[] => {
  const { networks, network_mode: mode } = model.services[name] ?? {};
  return Object.keys(networks ?? (mode === undefined ? { default: null } : {}));
};

/** Without a network in common there is no arrow between two services. */
export const sharesNetwork = (model: ComposeModel, a: string, b: string): boolean => {
  const others = new Set(networksOf(model, b));
  return networksOf(model, a).some((network) => others.has(network));
};
