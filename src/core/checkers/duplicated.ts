import { counted } from '../counted.ts';
import type { Checker } from './checker.ts';
import { finalReadings, incomplete } from './readings.ts';

/** One write is there more than once, at the primary or where users read. Deliveries may come again: see `at-least-once`. */
export const duplicated: Checker = {
  name: 'duplicated',
  claim: 'no write is there twice',
  noun: 'found write',
  called: 'there more than once',
  breaks: true,
  look: (history, cases) => {
    const readings = finalReadings(history, ['primary', 'users']);
    let judged = 0;
    for (const { from, times } of readings) {
      for (const [attempt, found] of times.entries()) {
        if (found > 0) judged += 1;
        if (found > 1) cases.add(history.attempts, attempt, from, `found ${counted(found, 'time')}`);
      }
    }
    return { judged, gaps: incomplete(readings) };
  },
};
