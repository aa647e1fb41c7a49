import type { Attempts, ReadingPlace } from '../history.ts';

/** One thing that a checker is named for: a lost write, a gap in a partition. */
export interface Case {
  /** The id of the write; of a gap `partition:first-last`; of a register its key. */
  readonly id: string;
  /** Where it was seen, if it was seen in a reading. */
  readonly from: ReadingPlace | null;
  /** What is wrong, in a few words. */
  readonly words: string;
  /** Between these instants of the run its write was under way. */
  readonly invokedMs: number | null;
  readonly completedMs: number | null;
}

/** Counts cases and keeps the first of them: a million losses are told by their number. */
export interface CaseList {
  readonly count: number;
  readonly listed: readonly Case[];
  /** A case that is about an attempt. */
  add(attempts: Attempts, attempt: number, from: ReadingPlace | null, words: string): void;
  /** A case that is about something else. */
  addOther(id: string, from: ReadingPlace | null, words: string): void;
}

export const caseList = (limit: number): CaseList => {
  const listed: Case[] = [];
  let count = 0;
  const add = (make: () => Case): void => {
    count += 1;
    if (listed.length < limit) listed.push(make());
  };
  return {
    listed,
    get count() {
      return count;
    },
    add: (attempts, attempt, from, words) =>
      add(() => {
        const completedMs = attempts.completedMs[attempt] ?? Infinity;
        return {
          id: attempts.idOf(attempt),
          from,
          words,
          invokedMs: attempts.invokedMs[attempt] ?? null,
          completedMs: completedMs === Infinity ? null : completedMs,
        };
      }),
    addOther: (id, from, words) => add(() => ({ id, from, words, invokedMs: null, completedMs: null })),
  };
};
