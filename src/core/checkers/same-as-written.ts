import { agreement } from '../history.ts';
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
export const sameAsWritten = (field: 'hash' | 'tenant', { name, claim, called, words, what }: Wording): Checker => ({
  name,
  claim,
  noun: 'found record',
  called,
  breaks: true,
  look: (history, cases) => {
    const readings = finalReadings(history);
    let [judged, unread] = [0, 0];
    for (const { from, entries } of readings) {
      const { attempt: attempts, [field]: agreements } = entries;
      const reported = new Set<number>();
      for (const [entry, found] of agreements.entries()) {
        if (found === agreement.unread) unread += 1;
        if (found === agreement.same || found === agreement.different) judged += 1;
        const attempt = attempts[entry] ?? -1;
        if (found !== agreement.different || reported.has(attempt)) continue;
        reported.add(attempt);
        cases.add(history.attempts, attempt, from, words);
      }
    }
    return { judged, gaps: [...incomplete(readings), ...(unread === 0 ? [] : [`${String(unread)} entries were read without their ${what}`])] };
  },
});
