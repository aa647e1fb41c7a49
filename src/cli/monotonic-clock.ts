import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../core/clock.ts';

/** A clock that starts at 0 now. It never goes back, whatever happens to the wall clock. */
export const monotonicClock = (): Clock => {
  const began = performance.now();
  return {
    now: () => performance.now() - began,
    wait: async (duration, signal) => {
      await wait(duration, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
        throw signal?.aborted === true ? signal.reason : error;
      });
    },
  };
};
