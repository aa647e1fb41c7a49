import type { Clock } from '../core/clock.ts';
import type { Duration } from '../core/duration.ts';

/**
 * How much earlier than now something may have become true that is looked at over and over: the time since the look before, and never less than
 * the period that was meant. Called once at each look.
 */
export const sinceLastLook = (clock: Clock, period: Duration): (() => number) => {
  let last: number | undefined;
  return () => {
    const now = clock.now();
    const gap = last === undefined ? period : Math.max(period, now - last);
    last = now;
    return gap;
  };
};
