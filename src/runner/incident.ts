import type { EventOf } from '../core/timeline.ts';
import { operationsSince } from './operations-of.ts';
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
 * The incident among ordered operations after `afterMs`, or nothing where users never suffered more than the service level allows.
 *
 * It began between the last operation that was sent before the first bad one, and that one. It ended between the last sign of harm and the first
 * sign that service was back. Where operations had to wait, both are one instant: the first answer to one that was still waiting, too long already,
 * when the last bad one was sent. Otherwise harm was seen for the last time when the last bad operation was meant to start, since it may have been
 * given up for good while service came back; and the first sign is the first good answer.
 */
export const incidentOf = (operations: readonly Operation[], afterMs: number, level: ServiceLevel): Incident | undefined => {
  const symptom = firstSymptom(operations, afterMs, level);
  if (symptom === undefined) return undefined;
  const before = operations.findLast(({ intendedMs, outcome }) => outcome !== 'unsent' && intendedMs < symptom.intendedMs);
  const began = { earliestMs: Math.max(afterMs, before?.intendedMs ?? afterMs), latestMs: symptom.intendedMs + (symptom.lateMs ?? 0) };
  const found = restoration(operations, symptom.intendedMs, level);
  return { symptom, began, ended: found === undefined ? undefined : endOf(operations, symptom, found.first, level), restoration: found };
};

const endOf = (operations: readonly Operation[], symptom: Operation, first: Operation, { good }: ServiceLevel): Bounds => {
  const harmed = operationsSince(operations, symptom.intendedMs).filter(
    (each) => each.outcome !== 'unsent' && each.intendedMs < first.intendedMs && !good(each),
  );
  const lastSentMs = harmed.at(-1)?.intendedMs ?? symptom.intendedMs;
  const waiting = harmed.filter((each) => each.outcome === 'ok' && answeredAt(each) >= lastSentMs);
  const latestMs = [first, ...waiting].map(answeredAt).reduce((a, b) => Math.min(a, b));
  return { earliestMs: waiting.length > 0 ? latestMs : Math.min(latestMs, lastSentMs), latestMs };
};

const answeredAt = ({ intendedMs, latencyMs }: Operation): number => intendedMs + latencyMs;
