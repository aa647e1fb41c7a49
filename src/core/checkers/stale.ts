import { formatDuration } from '../duration.ts';
import type { Checker } from './checker.ts';
import { finalReading, mustHold, readingGaps, timesFound } from './readings.ts';

/**
 * At the primary, and not where users read. What was acknowledged before users were read must be there for them; what nobody acknowledged must
 * be there once the primary had been read before.
 */
export const stale: Checker = {
  name: 'stale',
  claim: 'users read everything that the primary has',
  noun: 'stored write',
  called: 'missing where users read',
  breaks: true,
  look: (history, cases) => {
    const { attempts } = history;
    const [primary, users] = [finalReading(history, 'primary'), finalReading(history, 'users')];
    let [judged, unsure, behindMs] = [0, 0, 0];
    if (primary !== undefined && users !== undefined) {
      for (const [attempt, outcome] of attempts.outcome.entries()) {
        if (outcome === 'failed' || timesFound(primary, attempt) === 0) continue;
        judged += 1;
        if (timesFound(users, attempt) > 0) continue;
        const acknowledgedMs = outcome === 'ok' ? (attempts.completedMs[attempt] ?? Infinity) : Infinity;
        if (mustHold(users, Math.min(acknowledgedMs, primary.endedMs))) {
          cases.add(attempts, attempt, 'users', 'at the primary, and not where users read');
          if (outcome === 'ok') behindMs = Math.max(behindMs, users.asOfMs - acknowledgedMs);
        } else unsure += 1;
      }
    }
    return {
      judged,
      gaps: [
        ...readingGaps(history, ['primary', 'users']),
        ...(unsure === 0 ? [] : [`${String(unsure)} missing where users read may have come after that reading began, or it is not complete`]),
      ],
      notes: behindMs === 0 ? [] : [`the oldest was acknowledged ${formatDuration(behindMs)} before users were read`],
    };
  },
};
