import { counted } from '../counted.ts';
import type { Checker } from './checker.ts';
import { finalReading, mustHold, readingGaps, timesFound } from './readings.ts';

/** Every acknowledged message was processed or given up: never both, never neither. */
export const deadLetters: Checker = {
  name: 'dead-letters',
  claim: 'every acknowledged message was processed or is among the dead letters, never both',
  noun: 'message',
  called: 'in both places or in neither',
  breaks: true,
  look: (history, cases) => {
    const { attempts } = history;
    const [sink, dead] = [finalReading(history, 'primary'), finalReading(history, 'dead-letters')];
    let [judged, unsure, givenUp] = [0, 0, 0];
    for (const [attempt, outcome] of attempts.outcome.entries()) {
      if (outcome === 'failed') continue;
      const [isProcessed, isDead] = [timesFound(sink, attempt) > 0, timesFound(dead, attempt) > 0];
      if (outcome === 'ok' || isProcessed || isDead) judged += 1;
      if (isDead) givenUp += 1;
      if (isProcessed && isDead) cases.add(attempts, attempt, 'dead-letters', 'processed, and among the dead letters');
      if (isProcessed || isDead || outcome !== 'ok') continue;
      const acknowledgedMs = attempts.completedMs[attempt] ?? Infinity;
      if (mustHold(sink, acknowledgedMs) && mustHold(dead, acknowledgedMs)) cases.add(attempts, attempt, null, 'neither processed nor a dead letter');
      else unsure += 1;
    }
    return {
      judged,
      gaps: [
        ...readingGaps(history, ['primary', 'dead-letters']),
        ...(unsure === 0 ? [] : [`of ${counted(unsure, 'message')} nobody looked late enough or far enough to tell`]),
      ],
      notes: [counted(givenUp, 'dead letter')],
    };
  },
};
