import { Document, isMap, isSeq, type YAMLMap } from 'yaml';
import type { ComposeModel, ComposeService } from './compose-model.ts';
import { labels } from './labels.ts';
import type { StackLink } from './links.ts';
import type { Subnet } from './subnet.ts';

/** firedrill's own services beside the user's. */
export const ownServices = { links: 'firedrill-links', toolbox: 'firedrill-toolbox', pager: 'firedrill-pager' } as const;

export interface OverlayInput {
  readonly model: ComposeModel;
  readonly links: readonly StackLink[];
  /** The ports that each service offers. */
  readonly ports: ReadonlyMap<string, readonly number[]>;
  readonly subnet: Subnet;
  readonly runLabels: Readonly<Record<string, string>>;
  readonly images: { readonly toxiproxy: string; readonly toolbox: string };
  /** Folders on the host: unix sockets of the harness, what the operator sees as the working directory, the proxies' file. */
  readonly folders: { readonly sockets: string; readonly runbook: string; readonly linkConfig: string };
  /** Scaled copies of configs, by their name in the compose file. */
  readonly configFiles: Readonly<Record<string, string>>;
  /** Played durations, by service and variable. */
  readonly environment: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly operator: {
    readonly profiles: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    readonly process: readonly string[];
  };
}

/**
 * The compose file that is laid over the user's own, which stays unchanged: labels on everything, every arrow through its link,
 * published ports on free ports of 127.0.0.1, played durations, and firedrill's own services.
 */
export const overlay = (input: OverlayInput): string => {
  const document = new Document({
    services: {
      ...Object.fromEntries(Object.keys(input.model.services).map((name) => [name, userService(input, name)])),
      ...ownServicesOf(input),
    },
    networks: Object.fromEntries(
      networkNames(input.model).map((name) => [
        name,
        {
          labels: input.runLabels,
          ipam: { config: [{ subnet: input.subnet.cidr, ip_range: input.subnet.dockerRange }] },
        },
      ]),
    ),
    ...named(
      'volumes',
      internal(input.model.volumes).map((name) => [name, { labels: input.runLabels }]),
    ),
    ...named(
      'configs',
      Object.entries(input.configFiles).map(([name, file]) => [name, { file }]),
    ),
  });
  replacePublishedPorts(document);
  return document.toString({ lineWidth: 0 });
};

// A check costs up to 60 ms of a core. Clients wait for the first one; once it has held, nobody asks again before half a minute is over. (`start_interval` says the same
// in one word, to engines from version 25 on.)
const healthOfLinks = {
  test: ['CMD', 'bash', '-c', '[ ! -e /tmp/healthy ] || sleep 30; </dev/tcp/127.0.0.1/8474 && touch /tmp/healthy'],
  interval: '500ms',
  timeout: '40s',
  retries: 40,
};
const linksFirst = { [ownServices.links]: { condition: 'service_healthy' } };

const kernelOfLinks = {
  // A kernel says "unreachable" once a second to each peer, and lets the others wait: here every try is to be told.
  'net.ipv4.icmp_ratelimit': '0',
  // A proxy accepts its client before it dials the server, so the client's own timeout for connecting is no help: whoever came in the moment in which a server had died
  // and its name had not would wait for 127 s, also after the server is back at another address. Two more tries take 7 s.
  'net.ipv4.tcp_syn_retries': '2',
};

const userService = (input: OverlayInput, name: string): Record<string, unknown> => {
  const links = input.links.filter((link) => link.client === name);
  return {
    labels: input.runLabels,
    ports: (input.ports.get(name) ?? []).map((port) => `127.0.0.1::${String(port)}`),
    ...(links.length === 0 ? {} : { extra_hosts: links.map((link) => `${link.server}:${link.address}`) }),
    // A service that declares what it needs at its start needs the links to it as well. One that declares nothing already gets by without.
    ...(links.length === 0 || input.model.services[name]?.depends_on === undefined ? {} : { depends_on: linksFirst }),
    ...(input.environment[name] === undefined ? {} : { environment: input.environment[name] }),
  };
};

const ownServicesOf = (input: OverlayInput): Record<string, unknown> => {
  const networks = networkNames(input.model);
  const own = (role: string): Record<string, unknown> => ({
    labels: { ...input.runLabels, [labels.role]: role },
    restart: 'no',
    logging: { driver: 'json-file', options: { 'max-size': '10m' } },
  });
  return {
    [ownServices.links]: {
      ...own('links'),
      image: input.images.toxiproxy,
      init: true,
      cap_add: ['NET_ADMIN'],
      sysctls: kernelOfLinks,
      ...namesOfTheRunOnly,
      networks: Object.fromEntries(networks.map((name) => [name, { ipv4_address: input.subnet.proxy }])),
      ports: ['127.0.0.1::8474'],
      volumes: [{ type: 'bind', source: input.folders.linkConfig, target: '/etc/firedrill/links.json', read_only: true }],
      environment: { LINK_ADDRESSES: input.links.map((link) => link.address).join(' '), LINK_CONFIG: '/etc/firedrill/links.json' },
      healthcheck: healthOfLinks,
    },
    [ownServices.toolbox]: {
      ...own('toolbox'),
      ...confined,
      ...namesOfTheRunOnly,
      image: input.images.toolbox,
      depends_on: afterWhatIsWaitedFor(input.model),
      // The pager lives in this container's network, see below.
      networks: Object.fromEntries(networks.map((name) => [name, { aliases: [ownServices.pager] }])),
      working_dir: '/runbook',
      mem_limit: '512m',
      tmpfs: ['/tmp', '/root'],
      volumes: [
        { type: 'bind', source: input.folders.sockets, target: '/run/firedrill' },
        { type: 'bind', source: input.folders.runbook, target: '/runbook', read_only: true },
      ],
      environment: {
        ...input.operator.environment,
        // The document's compose file names the project. A COMPOSE_PROJECT_NAME beside it would let compose get by without reading the file,
        // and a service that does not exist would pass.
        DOCKER_HOST: 'unix:///run/firedrill/docker.sock',
        COMPOSE_PROFILES: input.operator.profiles.join(','),
        HOME: '/root',
      },
      command: input.operator.process,
    },
    // Shares the toolbox's network and not its processes: what a step kills in the toolbox does not cut these lines.
    [ownServices.pager]: {
      ...own('pager'),
      ...confined,
      init: true,
      image: input.images.toolbox,
      network_mode: `service:${ownServices.toolbox}`,
      mem_limit: '64m',
      tmpfs: ['/tmp'],
      volumes: [{ type: 'bind', source: input.folders.sockets, target: '/run/firedrill' }],
      command: ['bash', '-c', `${documentedPorts(input.model)}${pagerLines}wait`],
    },
  };
};

/**
 * The toolbox, and the pager behind it, start while services wait for their dependencies to become healthy: beside those they would hold them up,
 * and nobody needs them so early.
 */
const afterWhatIsWaitedFor = (model: ComposeModel): Record<string, { readonly condition: string }> => {
  const waitedFor = new Set(Object.values(model.services).flatMap((service) => Object.keys(service.depends_on ?? {})));
  const names = [ownServices.links, ...[...waitedFor].filter((name) => Object.hasOwn(model.services, name)).sort()];
  return Object.fromEntries(names.map((name) => [name, { condition: 'service_started' }]));
};

/**
 * Alertmanager's way to the harness. On the network's own addresses alone: the loopback's 9093 may be Alertmanager's, as the document knows it,
 * and of two listeners on one port whoever comes second ends. Compose reads `$$` as `$`.
 */
const pagerLines =
  'for address in $$(hostname -I); do socat TCP-LISTEN:9093,bind=$$address,fork,reuseaddr UNIX-CONNECT:/run/firedrill/pager.sock & done; ';

/**
 * The name of a stopped container is unknown to Docker, which then asks the name servers of the host, 20 s long where those do not answer: a refused connection would
 * be a silent one there, and a repaired server out of reach for as long. With `ndots` above 0 it answers names without a dot by itself, at once (moby, `resolver.go`).
 * A search domain of the host's would add the dot.
 */
const namesOfTheRunOnly = { dns_opt: ['ndots:1'], dns_search: ['.'] };

const confined = { cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], read_only: true, pids_limit: 256 };

/** The person on call types `localhost:3000` where the document does: the toolbox's own loopback leads to the service that publishes the port. */
const documentedPorts = (model: ComposeModel): string =>
  Object.entries(model.services)
    .flatMap(([name, service]) =>
      publishedPorts(service).map(
        ({ published, target }) => `socat TCP-LISTEN:${published},bind=127.0.0.1,fork,reuseaddr TCP:${name}:${String(target)} & `,
      ),
    )
    .join('');

const publishedPorts = (service: ComposeService): readonly { published: string; target: number }[] =>
  (service.ports ?? []).flatMap(({ published, target }) => (published !== undefined && /^\d+$/.test(published) ? [{ published, target }] : []));

const internal = (objects: Readonly<Record<string, { readonly external?: boolean }>> | undefined): readonly string[] =>
  Object.entries(objects ?? {})
    .filter(([, object]) => object.external !== true)
    .map(([name]) => name);

const networkNames = (model: ComposeModel): readonly string[] => {
  const names = internal(model.networks);
  return names.length === 0 ? ['default'] : names;
};

const named = (key: string, entries: readonly (readonly [string, unknown])[]): Record<string, unknown> =>
  entries.length === 0 ? {} : { [key]: Object.fromEntries(entries) };

/** Compose adds lists of ports up; the tag makes ours stand instead, so that a busy port on the host does not matter. */
const replacePublishedPorts = (document: Document): void => {
  const services = document.get('services');
  if (!isMap(services)) return;
  for (const { value } of (services as YAMLMap<unknown, YAMLMap>).items) {
    const ports = value?.get('ports');
    if (isSeq(ports)) ports.tag = '!override';
  }
};
