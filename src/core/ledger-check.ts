import { check, type Check } from './check.ts';
import { checkHistory } from './checkers/check-history.ts';
import type { Checker } from './checkers/checker.ts';
import { usualCheckers } from './checkers/checkers.ts';
import { historyOf } from './history-of.ts';
import { eventsOf } from './timeline.ts';

/**
 * An invariant over everything that the load wrote and that was read back when it was over: by default that nothing acknowledged is lost, that nothing is there
 * twice, and that nothing is there which nobody wrote. Without a write, or without a complete reading, it is inconclusive.
 */
export const ledgerCheck = (claim: string, asked: readonly Checker[] = usualCheckers): Check =>
  check({
    claim,
    judge: (timeline) => {
      const { verdict, results } = checkHistory(historyOf(timeline), asked);
      const cases = new Set(results.flatMap(({ listed }) => listed.map(({ id }) => id)));
      const told = eventsOf(timeline, 'operation').filter(({ write, acknowledged }) => cases.has(write?.id ?? acknowledged ?? ''));
      return {
        verdict,
        saw: results.map(({ saw }) => saw).join('; '),
        evidence: [...eventsOf(timeline, 'recalled'), ...told].map(({ id }) => id),
      };
    },
  });
