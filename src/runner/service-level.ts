import { eventsOf, type EventOf, type Timeline } from '../core/timeline.ts';
import type { Duration } from '../core/duration.ts';
import type { Ratio } from '../core/quantity.ts';
import type { IsGood } from './is-good.ts';

type Operation = EventOf<'operation'>;

/** The operations of the load in the order in which they were meant to start. */
export const operationsOf = (timeline: Timeline): readonly Operation[] =>
  eventsOf(timeline, 'operation').toSorted((a, b) => a.intendedMs - b.intendedMs);

/** The share of operations that were good among those meant to start in a span. `undefined` where there were none: no evidence. */
export const successRatio = (operations: readonly Operation[], good: IsGood, fromMs: number, toMs = Infinity): number | undefined => {
  const inside = operations.filter(({ intendedMs }) => intendedMs >= fromMs && intendedMs < toMs);
  return inside.length === 0 ? undefined : inside.filter(good).length / inside.length;
};

/** What service is held against: how long it is looked at together, and the share that must be good. */
export interface ServiceLevel {
  readonly window: Duration;
  readonly succeeds: Ratio;
  readonly good: IsGood;
}

/**
 * The first bad operation after `afterMs` that begins a window in which fewer are good than the service level wants. A single failure that the level
 * allows is none: it happens without any fault. A window that the recording cuts short is judged by what is in it.
 */
export const firstSymptom = (operations: readonly Operation[], afterMs: number, { window, succeeds, good }: ServiceLevel): Operation | undefined => {
  const after = operations.filter(({ intendedMs }) => intendedMs >= afterMs);
  let end = 0;
  let count = 0;
  for (const [start, first] of after.entries()) {
    for (let next = after[end]; next !== undefined && next.intendedMs <= first.intendedMs + window; next = after[end]) {
      if (good(next)) count += 1;
      end += 1;
    }
    if (good(first)) count -= 1;
    else if (count / (end - start) < succeeds) return first;
  }
  return undefined;
};

export interface Restoration {
  /** The first good operation of the window. */
  readonly first: Operation;
  /** The operation that completed the window. */
  readonly last: Operation;
}

/**
 * The first good operation after `afterMs` that begins a window in which service stays good, once that window is complete.
 * One pass with two pointers; the declaration comes when the window is over and is not the figure.
 */
export const restoration = (operations: readonly Operation[], afterMs: number, { window, succeeds, good }: ServiceLevel): Restoration | undefined => {
  const after = operations.filter(({ intendedMs }) => intendedMs >= afterMs);
  let end = 0;
  let count = 0;
  for (const [start, first] of after.entries()) {
    for (let next = after[end]; next !== undefined && next.intendedMs <= first.intendedMs + window; next = after[end]) {
      if (good(next)) count += 1;
      end += 1;
    }
    const last = after[end];
    if (last === undefined) return undefined;
    if (good(first) && count / (end - start) >= succeeds) return { first, last };
    if (good(first)) count -= 1;
  }
  return undefined;
};
