import { kill } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import { ping } from '../two-clients.ts';
import { contractOnContainers } from './contract-on-containers.ts';

const redis = service('redis');

contractOnContainers('test/contract/two-clients.compose.yml', [
  {
    fault: kill(redis),
    sees: async (stack) => (await ping(await stack.container('a'))).outcome,
    healthy: 'answered',
    // Its proxy still listens for a server that is dead: connecting succeeds and ends at once.
    harmed: 'closed',
    neighbour: async (stack) => (await ping(await stack.container('b'), 'phoenix')).outcome,
    afterRestart: 'healed',
  },
]);
