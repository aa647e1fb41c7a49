import type { Duration } from './duration.ts';

/** Milliseconds since the run began, on one monotonic clock. Two instants of one run may be subtracted; wall-clock steps never move them. */
export type Instant = number & { readonly instant?: never };

/** The single source of time of a run. Real in `cli`, simulated in tests. */
export interface Clock {
  now(): Instant;
  /** Resolves after `duration`; rejects with the signal's reason when it is aborted first. */
  wait(duration: Duration, signal?: AbortSignal): Promise<void>;
}
