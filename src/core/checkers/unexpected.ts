import type { Checker } from './checker.ts';
import { finalReadings, incomplete, timesFound } from './readings.ts';

/** Something is there that nobody tried to write, or that the system had refused. */
export const unexpected: Checker = {
  name: 'unexpected',
  claim: 'nothing is there that was never written or was refused',
  noun: 'found write',
  called: 'unexpected',
  breaks: true,
  look: (history, cases) => {
    const readings = finalReadings(history);
    let judged = 0;
    for (const reading of readings) {
      for (const id of reading.strangers) cases.addOther(id, reading.from, 'found, and nobody tried to write it');
      judged += reading.strangers.size;
      for (const [attempt, outcome] of history.attempts.outcome.entries()) {
        if (timesFound(reading, attempt) === 0) continue;
        judged += 1;
        if (outcome === 'failed') cases.add(history.attempts, attempt, reading.from, 'refused, and found');
      }
    }
    return { judged, gaps: incomplete(readings) };
  },
};
