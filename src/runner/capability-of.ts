import type { Capability } from '../core/capability.ts';
import { DrillError } from '../core/errors.ts';
import type { Fault } from '../core/fault.ts';
import type { Plan } from './plan.ts';
import type { System } from './ports.ts';

/** What a fault needs of the system. A toothless twin says that it injects, and does not. @throws DrillError `fault-unsupported`. */
export const capabilityOf = ({ capability }: System, fault: Fault, { twin }: Plan): Capability => {
  const found = capability(fault.capability, fault.target, fault.settings);
  if (found === undefined) {
    throw new DrillError('fault-unsupported', `${fault.target.name} cannot suffer ${fault.kind}`, { place: fault.place, target: fault.target.name });
  }
  return twin?.sabotage === 'toothless' ? { ...found, apply: () => Promise.resolve() } : found;
};
