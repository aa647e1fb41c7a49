import type { Attempts, Entries } from '../history.ts';
import type { Checker } from './checker.ts';
import { finalReadings, incomplete } from './readings.ts';

interface Wording {
  readonly name: string;
  readonly claim: string;
  readonly called: string;
  /** What a case says. */
  readonly words: string;
  /** What an entry is without: "hash". */
  readonly what: string;
}

/** A checker that holds one field of every entry against what its attempt says. An attempt without the field is not asked; an entry without it is a gap. */
export const sameAsWritten = (field: keyof Attempts & keyof Entries, { name, claim, called, words, what }: Wording): Checker => ({
  name,
  claim,
  noun: 'found entry',
  called,
  breaks: true,
  look: (history, cases) => {
    const readings = finalReadings(history);
    const written = history.attempts[field];
    let [judged, without] = [0, 0];
    for (const { from, entries } of readings) {
      const reported = new Set<number>();
      const values = entries[field];
      for (const [entry, attempt] of entries.attempt.entries()) {
        const expected = written[attempt];
        if (expected === undefined) continue;
        const found = values[entry];
        if (found === undefined) {
          without += 1;
          continue;
        }
        judged += 1;
        if (found === expected || reported.has(attempt)) continue;
        reported.add(attempt);
        cases.add(history.attempts, attempt, from, words);
      }
    }
    return { judged, gaps: [...incomplete(readings), ...(without === 0 ? [] : [`${String(without)} entries were read without their ${what}`])] };
  },
});
