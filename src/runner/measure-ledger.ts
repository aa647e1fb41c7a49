import { checkHistory } from '../core/checkers/check-history.ts';
import type { FaultInstant } from '../core/checkers/loss-window.ts';
import { usualCheckers } from '../core/checkers/checkers.ts';
import { finalReading } from '../core/checkers/readings.ts';
import { historyOf } from '../core/history-of.ts';
import type { ReportClock } from '../core/report.ts';
import type { ReportLedger } from '../core/report-ledger.ts';
import type { Timeline } from '../core/timeline.ts';

/** Everything that was written against everything that was read back. `null` where nobody read. */
export const measureLedger = (timeline: Timeline, injected: ReportClock | null = null): ReportLedger | null => {
  const history = historyOf(timeline);
  const primary = finalReading(history, 'primary');
  if (primary === undefined) return null;
  const fault: FaultInstant | undefined = injected === null ? undefined : { atMs: injected.at_ms, errorMs: injected.error_ms };
  const { results, lossWindow, evidence } = checkHistory(history, usualCheckers, fault, Infinity);
  const idsOf = (checker: string): readonly string[] => results.find((result) => result.checker === checker)?.listed.map(({ id }) => id) ?? [];
  const isFound = (attempt: number): boolean => (primary.times[attempt] ?? 0) > 0;
  return {
    acknowledged: evidence.acknowledged,
    found: history.attempts.outcome.filter((outcome, attempt) => outcome === 'ok' && isFound(attempt)).length,
    lost: idsOf('lost'),
    duplicated: idsOf('duplicated'),
    attempted: evidence.attempts,
    refused: evidence.failed,
    unknown: evidence.unknown,
    recovered: idsOf('recovered').length,
    unexpected: idsOf('unexpected'),
    doubts: [...new Set(results.flatMap(({ gaps }) => gaps))],
    loss_window: {
      ms: lossWindow.ms,
      longer_ms: lossWindow.errorMs.longer,
      shorter_ms: lossWindow.errorMs.shorter,
      after_fault: lossWindow.acknowledgedAfterFault,
    },
  };
};
