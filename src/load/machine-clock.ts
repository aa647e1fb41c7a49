import { setTimeout as sleep } from 'node:timers/promises';
import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';

/** Milliseconds of the machine's monotonic clock: the same in every thread and every process of this machine, and `performance.now()` is not. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Timers of Node come up to a millisecond late. What is left below this is waited for turn by turn of the event loop, so that answers are read meanwhile. */
const timerStepMs = 1;

/** A clock that was 0 at `zeroMs` of the machine's own. Its waits end within some microseconds of their instant where the processor is free. */
export const machineClock = (zeroMs: number): Clock => {
  const now = (): number => monotonicMs() - zeroMs;
  return {
    now,
    wait: async (duration, signal) => {
      const options = signal === undefined ? {} : { signal };
      const until = now() + duration;
      try {
        if (duration >= timerStepMs) await sleep(Math.floor(duration), undefined, options);
        do await turn(undefined, options);
        while (now() < until);
      } catch (error) {
        throw signal?.aborted === true ? signal.reason : error;
      }
    },
  };
};
