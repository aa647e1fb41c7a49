import type { ComposeModel, ComposeService } from '../compose-model.ts';
import { confined } from './confined.ts';
import type { OverlayInput } from './overlay-input.ts';
import { ownSettings } from './own-settings.ts';
import { ownServices } from './own-services.ts';

/** What brings alerts to the harness. Shares the toolbox's network and not its processes: what a step kills in the toolbox does not cut these lines. */
export const pagerService = (input: OverlayInput): Record<string, unknown> => ({
  ...ownSettings(input, 'pager'),
  ...confined,
  init: true,
  image: input.images.toolbox,
  network_mode: `service:${ownServices.toolbox}`,
  mem_limit: '64m',
  tmpfs: ['/tmp'],
  volumes: [{ type: 'bind', source: input.folders.sockets, target: '/run/firedrill' }],
  command: ['bash', '-c', `${documentedPorts(input.model)}${pagerLines}wait`],
});

/**
 * Alertmanager's way to the harness. On the network's own addresses alone: the loopback's 9093 may be Alertmanager's, as the document knows it,
 * and of two listeners on one port whoever comes second ends. Compose reads `$$` as `$`.
 */
const pagerLines =
  'for address in $$(hostname -I); do socat TCP-LISTEN:9093,bind=$$address,fork,reuseaddr UNIX-CONNECT:/run/firedrill/pager.sock & done; ';

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
