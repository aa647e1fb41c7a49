import type { Checker } from './checker.ts';
import { lostWrites } from './lost-writes.ts';
import { readingGaps } from './readings.ts';

/** Acknowledged, and not at the primary any more. For records that are kept: a value that others overwrite is a register (`linearizable`). */
export const lost: Checker = {
  name: 'lost',
  claim: 'no acknowledged write is lost',
  noun: 'acknowledged write',
  called: 'lost',
  breaks: true,
  look: (history, cases) => {
    const { lost: missing, acknowledged, unsure } = lostWrites(history);
    for (const attempt of missing) cases.add(history.attempts, attempt, null, 'acknowledged and not found');
    return {
      judged: acknowledged,
      gaps: [
        ...readingGaps(history, ['primary']),
        ...(unsure === 0 ? [] : [`${String(unsure)} not found were acknowledged after the reading began, or it is not complete`]),
      ],
    };
  },
};
