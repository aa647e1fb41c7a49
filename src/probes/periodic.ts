import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';
import { milliseconds, type Duration } from '../core/duration.ts';

/** The machine's own time. */
const machineTime: Clock = {
  now: () => performance.now(),
  wait: (duration, signal) => wait(duration, undefined, signal === undefined ? {} : { signal }),
};

/**
 * Calls `tick` once a period until the signal is aborted, then resolves. The schedule does not drift: a tick is due one period after the one before it
 * was due. What comes more than a period late moves the schedule with it; missed ticks are not made up for, because a burst of observations says no
 * more than one. `tick` is told when it was due, and must not throw.
 */
export const periodic = async (period: Duration, tick: (due: number) => void, signal: AbortSignal, clock: Clock = machineTime): Promise<void> => {
  const stopped = (): boolean => signal.aborted;
  for (let due = clock.now(); !stopped(); due = Math.max(due + period, clock.now())) {
    await clock.wait(milliseconds(Math.max(0, due - clock.now())), signal).catch(() => undefined);
    if (!stopped()) tick(due);
  }
};
