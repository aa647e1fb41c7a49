import type { Clock } from '../core/clock.ts';
import { milliseconds, type Duration } from '../core/duration.ts';
import type { Progress } from '../core/reporter.ts';
import type { Event, Timeline } from '../core/timeline.ts';

/** A wait for something to appear on the timeline. */
export interface Wait {
  /** Completes "waiting for": "Prometheus fires RedisDown". */
  readonly waitingFor: string;
  readonly within: Duration;
  readonly signal: AbortSignal;
  /** What was seen last, for the progress line. */
  readonly saw?: () => string | undefined;
}

/** Lets the phases of a trial wait for events instead of asking again and again. */
export interface EventHub {
  notify(event: Event): void;
  /** Resolves with true as soon as `reached` is true of the timeline, looked at after every event, or all events of one batch; with false at the deadline. Rejects when aborted. */
  until(reached: (timeline: Timeline) => boolean, wait: Wait): Promise<boolean>;
  /** Resolves with true when the whole time has passed, with false as soon as `disturbed` is true. Rejects when aborted. */
  hold(disturbed: (timeline: Timeline) => boolean, wait: Wait): Promise<boolean>;
}

const progressPeriod = milliseconds(500);

export const eventHub = (timeline: () => Timeline, clock: Clock, onProgress: (progress: Progress) => void): EventHub => {
  const listeners = new Set<() => void>();
  // Operations come in batches: the timeline is looked at once for each, and not once for each operation.
  let due = false;

  /** Resolves with whether `reached` came true before the deadline; `good` is which of the two was hoped for. */
  const wait = async (reached: (timeline: Timeline) => boolean, good: boolean, { waitingFor, within, signal, saw }: Wait): Promise<boolean> => {
    signal.throwIfAborted();
    const began = clock.now();
    const tell = (state: Progress['state']): void => {
      const last = saw?.();
      onProgress({ waitingFor, state, elapsedMs: clock.now() - began, withinMs: within, ...(last === undefined ? {} : { saw: last }) });
    };
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    const seen = new Promise<boolean>((resolve) => {
      const listener = (): void => {
        if (reached(timeline())) resolve(true);
      };
      listeners.add(listener);
      over.signal.addEventListener('abort', () => listeners.delete(listener));
      listener();
    });
    const deadline = clock.wait(within, either).then(() => false);
    const ticking = (async () => {
      while (!either.aborted)
        await clock.wait(progressPeriod, either).then(
          () => {
            tell('waiting');
          },
          () => undefined,
        );
    })();
    tell('began');
    try {
      const result = await Promise.race([seen, deadline]);
      tell(result === good ? 'done' : 'failed');
      return result;
    } catch (error) {
      tell('failed');
      throw error;
    } finally {
      over.abort();
      await ticking;
      await deadline.catch(() => false);
    }
  };

  return {
    notify: () => {
      if (due || listeners.size === 0) return;
      due = true;
      queueMicrotask(() => {
        due = false;
        for (const listener of listeners) listener();
      });
    },
    until: (reached, parts) => wait(reached, true, parts),
    hold: async (disturbed, parts) => !(await wait(disturbed, false, parts)),
  };
};
