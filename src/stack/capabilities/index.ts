import type { Capability, CapabilityName, CapabilitySettings } from '../../core/capability.ts';
import type { Target } from '../../core/target.ts';
import type { StackLink } from '../links.ts';
import type { SystemUnderTest } from '../system-under-test.ts';
import { delay } from './delay.ts';
import { drop } from './drop.ts';
import { kill } from './kill.ts';
import { nothing } from './nothing.ts';
import { refuse } from './refuse.ts';

/** What each kind of target can suffer here; planning refuses the rest. */
export const capabilitiesOf = {
  link: ['drop', 'refuse', 'delay', 'nothing'],
  service: ['kill', 'nothing'],
} as const satisfies Record<Target['type'], readonly CapabilityName[]>;

/** The capabilities of a running system's targets; `undefined` where a target lacks one. */
export const capabilitySource =
  (system: SystemUnderTest) =>
  <Name extends CapabilityName>(name: Name, target: Target, settings: CapabilitySettings[Name]): Capability | undefined => {
    if (name === 'nothing') return nothing();
    if (target.type === 'service') return name === 'kill' ? kill(system, target.name) : undefined;
    const link = system.links.find(({ client, server }) => client === target.client && server === target.server);
    return link === undefined ? undefined : linkCapability(system, link, name, settings);
  };

const linkCapability = (
  system: SystemUnderTest,
  link: StackLink,
  name: CapabilityName,
  settings: CapabilitySettings[CapabilityName],
): Capability | undefined => {
  switch (name) {
    case 'drop':
      return drop(system, link);
    case 'refuse':
      return refuse(system, link);
    case 'delay':
      // The name and the settings of a fault agree by its type; TypeScript cannot follow the pair through a switch.
      return delay(system, link, settings as CapabilitySettings['delay']);
    default:
      return undefined;
  }
};
