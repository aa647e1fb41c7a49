import type { ComposeModel } from '../compose-model.ts';
import { confined } from './confined.ts';
import { namesOfTheRunOnly } from './names-of-the-run-only.ts';
import { networkNames } from './network-names.ts';
import type { OverlayInput } from './overlay-input.ts';
import { ownSettings } from './own-settings.ts';
import { ownServices } from './own-services.ts';

/** Where the steps of the document are carried out. */
export const toolboxService = (input: OverlayInput): Record<string, unknown> => ({
  ...ownSettings(input, 'toolbox'),
  ...confined,
  ...namesOfTheRunOnly,
  image: input.images.toolbox,
  depends_on: afterWhatIsWaitedFor(input.model),
  // The pager lives in this container's network.
  networks: Object.fromEntries(networkNames(input.model).map((name) => [name, { aliases: [ownServices.pager] }])),
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
});

/**
 * The toolbox, and the pager behind it, start while services wait for their dependencies to become healthy: beside those they would hold them up,
 * and nobody needs them so early.
 */
const afterWhatIsWaitedFor = (model: ComposeModel): Record<string, { readonly condition: string }> => {
  const waitedFor = new Set(Object.values(model.services).flatMap((service) => Object.keys(service.depends_on ?? {})));
  const names = [ownServices.links, ...[...waitedFor].filter((name) => Object.hasOwn(model.services, name)).sort()];
  return Object.fromEntries(names.map((name) => [name, { condition: 'service_started' }]));
};
