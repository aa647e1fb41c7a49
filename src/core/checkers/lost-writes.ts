import type { History } from '../history.ts';
import { finalReading, mustHold, timesFound } from './readings.ts';

export interface LostWrites {
  /** The numbers of the attempts that were acknowledged and are not at the primary. */
  readonly lost: readonly number[];
  readonly acknowledged: number;
  /** Acknowledged and not found, but the reading need not have them. */
  readonly unsure: number;
}

/** What the last complete reading of the primary lacks of the writes that were acknowledged before it. */
export const lostWrites = (history: History): LostWrites => {
  const primary = finalReading(history, 'primary');
  const lost: number[] = [];
  let acknowledged = 0;
  let unsure = 0;
  for (const [attempt, outcome] of history.attempts.outcome.entries()) {
    if (outcome !== 'ok') continue;
    acknowledged += 1;
    if (timesFound(primary, attempt) > 0) continue;
    if (mustHold(primary, history.attempts.completedMs[attempt] ?? Infinity)) lost.push(attempt);
    else unsure += 1;
  }
  return { lost, acknowledged, unsure };
};
