import type { Capability, CapabilityName, CapabilitySettings } from '../../core/capability.ts';
import type { Target } from '../../core/target.ts';
import type { ComposeModel } from '../compose-model.ts';
import { linkBetween, type StackLink } from '../links.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { clockCapabilities } from './clock/index.ts';
import { diskCapabilities } from './disks/index.ts';
import { kafkaCapabilities } from './kafka/index.ts';
import { linkCapabilities } from './links/index.ts';
import { nameCapabilities } from './names/index.ts';
import { loadCapabilities } from './load/index.ts';
import { observabilityCapabilities } from './observability/index.ts';
import { nothing } from './nothing.ts';
import { postgresCapabilities } from './postgres/index.ts';
import { processCapabilities } from './processes/index.ts';
import { redisCapabilities } from './redis/index.ts';
import { rabbitmqCapabilities } from './rabbitmq/index.ts';
import type { Row } from './table.ts';
import { upstreamCapabilities } from './upstream/index.ts';

/** The rooms, joined. */
const tables = {
  link: { ...linkCapabilities, ...nameCapabilities, nothing: { open: nothing } },
  service: {
    ...loadCapabilities,
    ...observabilityCapabilities,
    ...clockCapabilities,
    ...diskCapabilities,
    ...processCapabilities,
    ...postgresCapabilities,
    ...redisCapabilities,
    ...rabbitmqCapabilities,
    ...kafkaCapabilities,
    ...upstreamCapabilities,
    nothing: { open: nothing },
  },
} as const;

/** What each kind of target can suffer here. */
export const capabilitiesOf: Readonly<Record<Target['type'], readonly string[]>> = {
  link: Object.keys(tables.link),
  service: Object.keys(tables.service),
};

/** Why a target of this compose file cannot suffer it, and what would be needed; `undefined` where it can. */
export const lackOf = <Name extends CapabilityName>(
  name: Name,
  target: Target,
  settings: CapabilitySettings[Name],
  model: ComposeModel,
): string | undefined => {
  const row = rowOf(name, target);
  if (row === undefined) return `a ${target.type} can suffer ${capabilitiesOf[target.type].join(', ')}`;
  const service = model.services[target.type === 'link' ? target.client : target.name];
  if (service === undefined) return undefined;
  return row.lacks?.(service, settings, target.type === 'link' ? model.services[target.server] : undefined, model);
};

/** The capabilities of a running system's targets; `undefined` where a target lacks one. */
export const capabilitySource =
  (system: SystemUnderTest) =>
  <Name extends CapabilityName>(name: Name, target: Target, settings: CapabilitySettings[Name]): Capability | undefined => {
    const row = rowOf(name, target);
    if (target.type === 'service') return row?.open(system, target.name, settings);
    const link = linkBetween(system.links, target.client, target.server);
    return link === undefined ? undefined : row?.open(system, link, settings);
  };

/** The name of a capability and its settings agree by the type of a fault; TypeScript cannot follow the pair through a look-up by name. */
const rowOf = (name: CapabilityName, target: Target): Row<StackLink | string, unknown> | undefined =>
  Object.hasOwn(tables[target.type], name) ? (tables[target.type] as Readonly<Record<string, Row<StackLink | string, unknown>>>)[name] : undefined;
