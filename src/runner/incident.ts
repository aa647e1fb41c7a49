import type { EventOf } from '../core/timeline.ts';
import { firstSymptom, restoration, type Restoration, type ServiceLevel } from './service-level.ts';

type Operation = EventOf<'operation'>;

/** An instant that lies somewhere between two others. */
export interface Bounds {
  readonly earliestMs: number;
  readonly latestMs: number;
}

/** What users suffered: found from their operations alone. */
export interface Incident {
  /** The first operation of it. */
  readonly symptom: Operation;
  readonly began: Bounds;
  /** `undefined` where service was not seen to stay good again. */
  readonly ended: Bounds | undefined;
  readonly restoration: Restoration | undefined;
}

/** Half way between its bounds: neither early nor late on average, as long as operations come independently of the fault. */
const middle = ({ earliestMs, latestMs }: Bounds): number => (earliestMs + latestMs) / 2;

/** How long an incident lasted, and by how much that may be wrong in either direction. */
export const outageOf = ({ began, ended }: Pick<Incident, 'began' | 'ended'>): { readonly ms: number; readonly errorMs: number } | undefined =>
  ended === undefined
    ? undefined
    : {
        ms: Math.max(0, middle(ended) - middle(began)),
        errorMs: (began.latestMs - began.earliestMs + ended.latestMs - ended.earliestMs) / 2,
      };

/**
 * The incident after `afterMs`, or nothing where users never suffered more than the service level allows.
 *
 * It began between the intended instants of the last operation before the first bad one, and of that one itself. It ended between the last sign of
 * harm and the first good answer: an operation that was answered too late had to wait until its answer, so service was not back before that; one that
 * failed shows only that service was bad when it started, since it may have been given up for good while service came back.
 */
export const incidentOf = (operations: readonly Operation[], afterMs: number, level: ServiceLevel): Incident | undefined => {
  const symptom = firstSymptom(operations, afterMs, level);
  if (symptom === undefined) return undefined;
  const sent = operations.filter(({ outcome }) => outcome !== 'unsent');
  const before = sent.findLast(({ intendedMs }) => intendedMs < symptom.intendedMs);
  const began = { earliestMs: Math.max(afterMs, before?.intendedMs ?? afterMs), latestMs: symptom.intendedMs };
  const found = restoration(operations, symptom.intendedMs, level);
  if (found === undefined) return { symptom, began, ended: undefined, restoration: undefined };
  const latestMs = answeredAt(found.first);
  const harmed = sent.filter((each) => each.intendedMs >= symptom.intendedMs && each.intendedMs < found.first.intendedMs && !level.good(each));
  const lastHarm = Math.max(began.latestMs, ...harmed.slice(-1).map((each) => (each.outcome === 'ok' ? answeredAt(each) : each.intendedMs)));
  return { symptom, began, ended: { earliestMs: Math.min(lastHarm, latestMs), latestMs }, restoration: found };
};

const answeredAt = ({ intendedMs, latencyMs }: Operation): number => intendedMs + latencyMs;
