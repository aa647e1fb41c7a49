import { milliseconds, type Duration } from '../core/duration.ts';
import type { Instant } from '../core/clock.ts';

/**
 * How a runner stands with its watchdog. `held`: it says that it is alive. `done`: it saw everything undone and said so. `died`: the pipe ended
 * without that word. `stalled`: it was silent for longer than its lease. The last three are final: a runner that wakes up later is too late.
 */
export type Standing = 'held' | 'done' | 'died' | 'stalled';

export interface Lease {
  readonly duration: Duration;
  readonly standing: Standing;
  /** For how long nothing was heard, as far as the watchdog itself was awake. */
  readonly silent: Duration;
  readonly lookedAt: Instant;
}

/** What a watchdog notices: words of the runner, the end of the pipe, or that time has passed. */
export type Notice =
  { readonly kind: 'said'; readonly word: string } | { readonly kind: 'closed' } | { readonly kind: 'looked'; readonly at: Instant };

/** The words that a runner writes to its watchdog, a line each. */
export const leaseWords = { alive: 'alive', done: 'done' } as const;

export const newLease = (duration: Duration, now: Instant): Lease => ({ duration, standing: 'held', silent: milliseconds(0), lookedAt: now });

/** How often the runner says that it is alive, and how often the watchdog looks at the clock. */
export const leaseBeat = (duration: Duration): Duration => milliseconds(duration / 10);

/** One step of the lease. Pure. */
export const afterNotice = (lease: Lease, notice: Notice): Lease => {
  if (lease.standing !== 'held') return lease;
  if (notice.kind === 'closed') return { ...lease, standing: 'died' };
  if (notice.kind === 'said') {
    if (notice.word === leaseWords.done) return { ...lease, standing: 'done' };
    return notice.word === leaseWords.alive ? { ...lease, silent: milliseconds(0) } : lease;
  }
  // A watchdog that was itself kept from running, by a busy or a suspended machine, must not take its own sleep for the runner's silence:
  // what was said meanwhile lies in the pipe and is read before the next look.
  const passed = Math.min(notice.at - lease.lookedAt, leaseBeat(lease.duration) * 2);
  const silent = milliseconds(lease.silent + Math.max(0, passed));
  return { ...lease, silent, lookedAt: notice.at, standing: silent > lease.duration ? 'stalled' : 'held' };
};
