import type { Clock } from '../../../src/core/clock.ts';
import { milliseconds, type Duration } from '../../../src/core/duration.ts';

/** The state of a login service and its Redis, as plain memory. */
export interface World {
  /** The arrow from the service to Redis drops what it carries. */
  cut: boolean;
  redisRuns: boolean;
  maintenance: boolean;
  /** Whether the service says that it is ready. */
  readonly ready: boolean;
  /** Whether a login works. */
  readonly serves: boolean;
}

export const newWorld = (): World => ({
  cut: false,
  redisRuns: true,
  maintenance: false,
  get ready() {
    return this.redisRuns && !this.cut;
  },
  get serves() {
    return this.ready && !this.maintenance;
  },
});

/** How often anything in a fake world is looked at. */
export const tick: Duration = milliseconds(100);

/** Tells a value of the world at every tick, until the signal is aborted. */
export const followWorld = async <Value>(clock: Clock, value: () => Value, observe: (value: Value) => void, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    observe(value());
    await clock.wait(tick, signal).catch(() => undefined);
  }
};
