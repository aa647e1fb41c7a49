import { noop } from '../../../faults/index.ts';
import { service } from '../../../src/core/target.ts';
import { clock } from './clock.ts';
import { disks } from './disks.ts';
import type { Catalogue } from './entry.ts';
import { kafka } from './kafka.ts';
import { load } from './load.ts';
import { links } from './links.ts';
import { postgres } from './postgres.ts';
import { observability } from './observability.ts';
import { processes } from './processes.ts';
import { redisServers } from './redis.ts';
import { rabbitmq } from './rabbitmq.ts';
import { upstream } from './upstream.ts';

const app = service('app');

/** Every fault of `faults/index.ts`, by the name of its export. A test keeps the list complete. */
export const faultCatalogue: Catalogue = {
  noop: { make: () => noop(app), harmless: true },
  ...links,
  ...load,
  ...observability,
  ...postgres,
  ...clock,
  ...disks,
  ...processes,
  ...redisServers,
  ...rabbitmq,
  ...kafka,
  ...upstream,
};
