import { eventsOf, type EventOf, type Timeline } from '../core/timeline.ts';
import type { Duration } from '../core/duration.ts';
import type { Ratio } from '../core/quantity.ts';

type Operation = EventOf<'operation'>;

/** The operations of the load in the order in which they were meant to start. */
export const operationsOf = (timeline: Timeline): readonly Operation[] =>
  eventsOf(timeline, 'operation').toSorted((a, b) => a.intendedMs - b.intendedMs);

/** The share of operations that were good among those meant to start in a span. `undefined` where there were none: no evidence. */
export const successRatio = (operations: readonly Operation[], fromMs: number, toMs = Infinity): number | undefined => {
  const inside = operations.filter(({ intendedMs }) => intendedMs >= fromMs && intendedMs < toMs);
  return inside.length === 0 ? undefined : inside.filter(({ outcome }) => outcome === 'ok').length / inside.length;
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
export const restoration = (operations: readonly Operation[], afterMs: number, window: Duration, succeeds: Ratio): Restoration | undefined => {
  const after = operations.filter(({ intendedMs }) => intendedMs >= afterMs);
  let end = 0;
  let good = 0;
  for (const [start, first] of after.entries()) {
    for (let next = after[end]; next !== undefined && next.intendedMs <= first.intendedMs + window; next = after[end]) {
      if (next.outcome === 'ok') good += 1;
      end += 1;
    }
    const last = after[end];
    if (last === undefined) return undefined;
    if (first.outcome === 'ok' && good / (end - start) >= succeeds) return { first, last };
    if (first.outcome === 'ok') good -= 1;
  }
  return undefined;
};
