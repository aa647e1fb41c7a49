import { counted } from '../counted.ts';
import type { Checker } from './checker.ts';
import { finalReading, incomplete, mustHold, readingGaps, timesFound } from './readings.ts';

/**
 * Every acknowledged message is delivered, and everything delivered takes effect exactly once, however often it is delivered: a sink that is
 * idempotent. What consumers gave up (`dead-letters`) needs no effect.
 */
export const atLeastOnce: Checker = {
  name: 'at-least-once',
  claim: 'every acknowledged message is delivered and takes effect once',
  noun: 'message',
  called: 'undelivered or not applied once',
  breaks: true,
  look: (history, cases) => {
    const { attempts } = history;
    const [sink, deliveries, dead] = [finalReading(history, 'primary'), finalReading(history, 'deliveries'), finalReading(history, 'dead-letters')];
    const deadAreKnown = dead?.complete ?? true;
    let [judged, unsure, again] = [0, 0, 0];
    for (const [attempt, outcome] of attempts.outcome.entries()) {
      if (outcome === 'failed') continue;
      const [delivered, applied] = [timesFound(deliveries, attempt), timesFound(sink, attempt)];
      if (outcome === 'ok' || delivered > 0 || applied > 0) judged += 1;
      again += Math.max(0, delivered - 1);
      if (applied > 1) cases.add(attempts, attempt, 'primary', `applied ${counted(applied, 'time')}`);
      if (applied > 0 || timesFound(dead, attempt) > 0) continue;
      if (delivered > 0) {
        if (deadAreKnown && deliveries !== undefined && mustHold(sink, deliveries.asOfMs))
          cases.add(attempts, attempt, 'deliveries', 'delivered, and never applied');
        else unsure += 1;
      } else if (outcome === 'ok') {
        const acknowledgedMs = attempts.completedMs[attempt] ?? Infinity;
        if (mustHold(deliveries, acknowledgedMs) && (dead === undefined || mustHold(dead, acknowledgedMs)))
          cases.add(attempts, attempt, null, 'acknowledged, and never delivered');
        else unsure += 1;
      }
    }
    return {
      judged,
      gaps: [
        ...readingGaps(history, ['deliveries', 'primary']),
        ...(dead === undefined ? [] : incomplete([dead])),
        ...(unsure === 0 ? [] : [`of ${counted(unsure, 'message')} nobody looked late enough or far enough to tell`]),
      ],
      notes: again === 0 ? [] : [`${String(again)} delivered again`],
    };
  },
};
