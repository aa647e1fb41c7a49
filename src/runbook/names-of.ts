import type { Inventory } from '../core/inventory.ts';

/** Every name that a document may get wrong, but for metrics: of services and containers, alerts, variables, log events, tables, topics and queues. */
export const namesOf = ({
  services = [],
  alerts = [],
  variables = [],
  logEvents = [],
  tables = [],
  topics = [],
  queues = [],
}: Inventory): ReadonlySet<string> =>
  new Set([
    ...services.flatMap(({ name, container, environment }) => [name, ...(container === undefined ? [] : [container]), ...environment]),
    ...alerts.map(({ name }) => name),
    ...[variables, logEvents, tables, topics, queues].flat(),
  ]);
