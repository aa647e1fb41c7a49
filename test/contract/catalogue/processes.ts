import { kill } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import type { Catalogue } from './entry.ts';

const redis = service('redis');

export const processes: Catalogue = {
  kill: { make: () => kill(redis) },
};
