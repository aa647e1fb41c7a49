import type { Clock } from '../../../src/core/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly fire: () => void;
}

/** A clock that jumps to the next timer as soon as nothing else is left to do. Same program, same instants, on every machine. */
export interface SimulatedClock extends Clock {
  /** Waits that nobody has ended yet: what is left here after a trial has leaked. */
  readonly pending: number;
}

/** Longer than any trial of a test: what waits beyond it waits for ever. */
const horizonMs = 3_600_000;

export const simulatedClock = (): SimulatedClock => {
  const timers = new Set<Timer>();
  let now = 0;
  let order = 0;
  let pumping = false;
  const earliest = (): Timer | undefined => [...timers].reduce<Timer | undefined>((a, b) => (a === undefined || isBefore(b, a) ? b : a), undefined);
  // One timer a turn of the event loop: whatever it wakes settles before the next one fires.
  const pump = (): void => {
    const next = earliest();
    if (next === undefined) {
      pumping = false;
      return;
    }
    now = Math.max(now, next.at);
    timers.delete(next);
    next.fire();
    setImmediate(pump);
  };
  return {
    now: () => now,
    get pending() {
      return timers.size;
    },
    wait: (duration, signal) =>
      new Promise((resolve, reject) => {
        const refuse = (): void => {
          timers.delete(timer);
          reject(signal?.reason as Error);
        };
        const fire = (): void => {
          signal?.removeEventListener('abort', refuse);
          if (now > horizonMs) reject(new Error('more than a simulated hour has passed'));
          else resolve();
        };
        const timer: Timer = { at: now + duration, order: (order += 1), fire };
        if (signal?.aborted === true) {
          refuse();
          return;
        }
        signal?.addEventListener('abort', refuse, { once: true });
        timers.add(timer);
        if (pumping) return;
        pumping = true;
        setImmediate(pump);
      }),
  };
};

const isBefore = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);
