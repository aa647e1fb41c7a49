import { namesOfTheRunOnly } from './names-of-the-run-only.ts';
import { networkNames } from './network-names.ts';
import type { OverlayInput } from './overlay-input.ts';
import { ownSettings } from './own-settings.ts';

// A check costs up to 60 ms of a core. Clients wait for the first one; once it has held, nobody asks again before half a minute is over. (`start_interval` says the same
// in one word, to engines from version 25 on.)
const healthOfLinks = {
  test: ['CMD', 'bash', '-c', '[ ! -e /tmp/healthy ] || sleep 30; </dev/tcp/127.0.0.1/8474 && touch /tmp/healthy'],
  interval: '500ms',
  timeout: '40s',
  retries: 40,
};

const kernelOfLinks = {
  // A kernel says "unreachable" once a second to each peer, and lets the others wait: here every try is to be told.
  'net.ipv4.icmp_ratelimit': '0',
  // A proxy accepts its client before it dials the server, so the client's own timeout for connecting is no help: whoever came in the moment in which a server had died
  // and its name had not would wait for 127 s, also after the server is back at another address. Two more tries take 7 s.
  'net.ipv4.tcp_syn_retries': '2',
};

/** The proxies that every arrow leads through. */
export const linksService = (input: OverlayInput): Record<string, unknown> => ({
  ...ownSettings(input, 'links'),
  image: input.images.toxiproxy,
  init: true,
  cap_add: ['NET_ADMIN'],
  sysctls: kernelOfLinks,
  ...namesOfTheRunOnly,
  networks: Object.fromEntries(networkNames(input.model).map((name) => [name, { ipv4_address: input.subnet.proxy }])),
  ports: ['127.0.0.1::8474'],
  volumes: [{ type: 'bind', source: input.folders.linkConfig, target: '/etc/firedrill/links.json', read_only: true }],
  environment: { LINK_ADDRESSES: input.links.map((link) => link.address).join(' '), LINK_CONFIG: '/etc/firedrill/links.json' },
  healthcheck: healthOfLinks,
});
