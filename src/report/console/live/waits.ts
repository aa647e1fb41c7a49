import type { Progress } from '../../../core/reporter.ts';

/** One wait that is going on. */
export interface Wait {
  readonly progress: Progress;
  /** Now, though the last report of it may be old. */
  readonly elapsedMs: number;
}

interface Entry {
  progress: Progress;
  readonly beganAt: number;
  /** When a line about it was printed last; `undefined` before the first. */
  toldAt: number | undefined;
}

export interface Waits {
  /** Takes in a report. Answers whether a line about this wait was printed before, or it lasted long enough to deserve one. */
  take(progress: Progress): { readonly elapsedMs: number; readonly long: boolean };
  /** The wait that began last. */
  latest(): Wait | undefined;
  /** The waits that are due for a line: after `firstMs`, then every `thenMs`. Marks them as told. */
  due(): readonly Wait[];
  readonly size: number;
}

const firstMs = 2_000;
const thenMs = 10_000;

/** The waits that are going on, by what is awaited. `now` is any monotonic clock in milliseconds. */
export const waits = (now: () => number): Waits => {
  const entries = new Map<string, Entry>();
  const elapsed = (entry: Entry): number => now() - entry.beganAt;
  return {
    take(progress) {
      const known = entries.get(progress.waitingFor);
      const entry: Entry = known ?? { progress, beganAt: now() - progress.elapsedMs, toldAt: undefined };
      entry.progress = progress;
      const over = progress.state === 'done' || progress.state === 'failed';
      if (over) entries.delete(progress.waitingFor);
      else entries.set(progress.waitingFor, entry);
      return { elapsedMs: progress.elapsedMs, long: entry.toldAt !== undefined || progress.elapsedMs >= firstMs };
    },
    latest() {
      const entry = [...entries.values()].at(-1);
      return entry === undefined ? undefined : { progress: entry.progress, elapsedMs: elapsed(entry) };
    },
    due() {
      const due = [...entries.values()].filter((entry) => (entry.toldAt === undefined ? elapsed(entry) >= firstMs : now() - entry.toldAt >= thenMs));
      for (const entry of due) entry.toldAt = now();
      return due.map((entry) => ({ progress: entry.progress, elapsedMs: elapsed(entry) }));
    },
    get size() {
      return entries.size;
    },
  };
};
