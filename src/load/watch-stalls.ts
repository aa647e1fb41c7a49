import type { Clock } from '../core/clock.ts';
import type { EventOf, Fact } from '../core/timeline.ts';

export type Stall = Extract<Fact, { readonly kind: 'stall' }>;

const periodMs = 20;

/**
 * A thread counts as having stood still when a timer came this much late: five periods of a probe, more than any garbage collection of ours takes,
 * and less than any promise of a document can be wrong by.
 */
export const leastStallMs = 50;

/** Watches whether the event loop of this thread stands still: instants that were taken meanwhile came late, all of them. */
export const watchStalls = (thread: EventOf<'stall'>['of'], clock: Pick<Clock, 'now'>, onStall: (stall: Stall, at: number) => void): Disposable => {
  let due = clock.now() + periodMs;
  const timer = setInterval(() => {
    const now = clock.now();
    const lostMs = now - due;
    if (lostMs >= leastStallMs) onStall({ kind: 'stall', of: thread, lostMs }, now);
    due = now + periodMs;
  }, periodMs).unref();
  return {
    [Symbol.dispose]: () => {
      clearInterval(timer);
    },
  };
};
