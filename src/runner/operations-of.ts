import { eventsOf, type EventOf, type Timeline } from '../core/timeline.ts';

type Operation = EventOf<'operation'>;

interface Ordered {
  /** So many operations have been put in their place. */
  upTo: number;
  readonly operations: Operation[];
}

/** They are asked for whenever something happens, and come almost in order: each is put in its place once. */
const known = new WeakMap<readonly Operation[], Ordered>();

/** The operations of the load in the order in which they were meant to start. The answer of a trial that goes on grows with it. */
export const operationsOf = (timeline: Timeline): readonly Operation[] => {
  const recorded = eventsOf(timeline, 'operation');
  const ordered = known.get(recorded) ?? { upTo: 0, operations: [] };
  known.set(recorded, ordered);
  const { operations } = ordered;
  for (; ordered.upTo < recorded.length; ordered.upTo += 1) {
    const next = recorded[ordered.upTo];
    if (next === undefined) break;
    const before = operations.findLastIndex(({ intendedMs }) => intendedMs <= next.intendedMs);
    operations.splice(before + 1, 0, next);
  }
  return operations;
};

/** Those of an ordered list that were meant to start at this instant or later. */
export const operationsSince = (operations: readonly Operation[], fromMs: number): readonly Operation[] => {
  let [low, high] = [0, operations.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((operations[middle]?.intendedMs ?? Infinity) < fromMs) low = middle + 1;
    else high = middle;
  }
  return operations.slice(low);
};
