import type { Capability } from '../../core/capability.ts';
import type { Clock } from '../../core/clock.ts';
import { inTime } from './in-time.ts';

/** The same capability, whose calls reject when they are not answered in time. */
export const impatient = (capability: Capability, clock: Clock): Capability => {
  const { leaks } = capability;
  return {
    snapshot: () => inTime(capability.snapshot(), clock),
    apply: () => inTime(capability.apply(), clock),
    restore: (found) => inTime(capability.restore(found), clock),
    look: () => inTime(capability.look(), clock),
    ...(leaks === undefined ? {} : { leaks: () => inTime(leaks(), clock) }),
  };
};
