import type { Checker } from './checker.ts';
import { finalReading, readingGaps, timesFound } from './readings.ts';

/** Nobody was told what became of the write, and it is there. No fault of the system: both would have been right. */
export const recovered: Checker = {
  name: 'recovered',
  claim: 'of every unanswered write it is known whether it took effect',
  noun: 'write',
  called: 'unanswered and yet there',
  breaks: false,
  look: (history, cases) => {
    const primary = finalReading(history, 'primary');
    let absent = 0;
    for (const [attempt, outcome] of history.attempts.outcome.entries()) {
      if (outcome !== 'unknown') continue;
      if (timesFound(primary, attempt) > 0) cases.add(history.attempts, attempt, 'primary', 'unanswered and found');
      else absent += 1;
    }
    return {
      judged: history.attempts.count,
      gaps: readingGaps(history, ['primary']),
      notes: absent === 0 ? [] : [`${String(absent)} unanswered and not there`],
    };
  },
};
