import type { EventOf, Timeline } from '../core/timeline.ts';
import { harmFrom } from './harm-from.ts';
import { incidentOf, type Incident } from './incident.ts';
import type { Plan } from './plan.ts';
import { operationsOf } from './operations-of.ts';
import { restoration, serviceLevelOf, type Restoration, type ServiceLevel } from './service-level.ts';

/** What users got, and what of it was the fault's. */
export interface SeenByUsers {
  readonly operations: readonly EventOf<'operation'>[];
  readonly level: ServiceLevel;
  readonly harmFromMs: number;
  /** `undefined` where they never suffered more than the service level allows. */
  readonly incident: Incident | undefined;
  /** When service was back; at once, where they did not suffer. `undefined` where it was not seen to stay good. */
  readonly restored: Restoration | undefined;
}

/** Looks at a trial from where its users stand: their operations alone. */
export const seenByUsers = (timeline: Timeline, plan: Plan): SeenByUsers => {
  const operations = operationsOf(timeline);
  const level = serviceLevelOf(plan);
  const harmFromMs = harmFrom(timeline);
  const incident = incidentOf(operations, harmFromMs, level);
  // A fault may take a while to reach users; a good window before they suffered is no restoration.
  const restored = incident === undefined ? restoration(operations, harmFromMs, level) : incident.restoration;
  return { operations, level, harmFromMs, incident, restored };
};
