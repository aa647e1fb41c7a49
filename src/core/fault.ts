import type { CapabilityName, CapabilitySettings } from './capability.ts';
import { callSite, type Place } from './place.ts';
import type { Target } from './target.ts';

/** A frozen description of damage. It does nothing until a runner injects it, and it never sees what the stack is made of. */
export interface Fault<Name extends CapabilityName = CapabilityName> {
  /** Names the harm: `blackhole`, `kill`. */
  readonly kind: string;
  readonly target: Target;
  readonly capability: Name;
  readonly settings: CapabilitySettings[Name];
  readonly words: FaultWords;
  readonly place: Place | undefined;
}

/** What every fault must say about itself. One short clause each. */
export interface FaultWords {
  readonly does: string;
  readonly usersSee: string;
  readonly bites: string;
  readonly lifted: string;
  readonly leavesBehind?: string;
}

/** Freezes a fault. `maker` is the public function that the drill called, so that refusals point at the drill's line. */
export const fault = <Name extends CapabilityName>(maker: (...args: never[]) => unknown, parts: Omit<Fault<Name>, 'place'>): Fault<Name> => {
  Object.freeze(parts.settings);
  Object.freeze(parts.words);
  return Object.freeze({ ...parts, place: callSite(maker) });
};
