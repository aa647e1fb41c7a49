import type { EventOf } from '../core/timeline.ts';
import type { Duration } from '../core/duration.ts';
import type { Ratio } from '../core/quantity.ts';
import { isGood, type IsGood } from './is-good.ts';
import { operationsSince } from './operations-of.ts';
import type { Plan } from './plan.ts';

type Operation = EventOf<'operation'>;

/** The share of ordered operations that were good among those meant to start in a span. `undefined` where there were none: no evidence. */
export const successRatio = (operations: readonly Operation[], good: IsGood, fromMs: number, toMs = Infinity): number | undefined => {
  const inside = operationsSince(operations, fromMs).filter(({ intendedMs }) => intendedMs < toMs);
  return inside.length === 0 ? undefined : inside.filter(good).length / inside.length;
};

/** What service is held against: how long it is looked at together, and the share that must be good. */
export interface ServiceLevel {
  readonly window: Duration;
  readonly succeeds: Ratio;
  readonly good: IsGood;
}

/** What service is held against from the injection on: the SLO over the time for which it must stay good. */
export const serviceLevelOf = ({ drill: { promises, steady }, timing }: Plan): ServiceLevel => ({
  window: timing.play(promises.stable),
  succeeds: steady.succeeds,
  good: isGood(steady),
});

interface Window {
  /** The operation that it begins with, and whether that one was good. */
  readonly first: Operation;
  readonly isGood: boolean;
  /** The share of its operations that were good. */
  readonly ratio: number;
  /** The first operation beyond it, which shows that it is over; `undefined` where the recording ends before. */
  readonly last: Operation | undefined;
  /** Whether nobody knows yet what became of some of them: they were begun before `last`, and are still on their way. */
  readonly isOpen: boolean;
}

/** A window for each operation after `afterMs`, in their order. Both its ends only ever move on, so all windows together take one pass. */
function* windowsOf(operations: readonly Operation[], afterMs: number, { window, good }: ServiceLevel): Generator<Window, void> {
  const after = operationsSince(operations, afterMs);
  let end = 0;
  let count = 0;
  for (const [start, first] of after.entries()) {
    for (let next = after[end]; next !== undefined && next.intendedMs <= first.intendedMs + window; next = after[end]) {
      if (good(next)) count += 1;
      end += 1;
    }
    const isGood = good(first);
    const last = after[end];
    const isOpen = last === undefined || last.number - first.number > end - start;
    yield { first, isGood, ratio: count / (end - start), last, isOpen };
    if (isGood) count -= 1;
  }
}

/**
 * The first bad operation after `afterMs` that begins a window in which fewer are good than the service level wants. A single failure that the level
 * allows is none: it happens without any fault. A window that the recording cuts short is judged by what is in it.
 */
export const firstSymptom = (operations: readonly Operation[], afterMs: number, level: ServiceLevel): Operation | undefined => {
  for (const { first, isGood, ratio } of windowsOf(operations, afterMs, level)) if (!isGood && ratio < level.succeeds) return first;
  return undefined;
};

export interface Restoration {
  /** The first good operation of the window. */
  readonly first: Operation;
  /** The operation that completed the window. */
  readonly last: Operation;
}

/**
 * The first good operation after `afterMs` that begins a window in which service stays good, once that window is complete: users who are still waiting
 * may turn out to wait in vain. The declaration comes when the window is over and is not the figure.
 */
export const restoration = (operations: readonly Operation[], afterMs: number, level: ServiceLevel): Restoration | undefined => {
  for (const { first, isGood, ratio, last, isOpen } of windowsOf(operations, afterMs, level)) {
    if (last === undefined) return undefined;
    if (!isGood) continue;
    if (isOpen) return undefined;
    if (ratio >= level.succeeds) return { first, last };
  }
  return undefined;
};
