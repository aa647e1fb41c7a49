import type { History, ReadingPlace } from '../history.ts';
import { worst, type Verdict } from '../verdict.ts';
import type { Checker, CheckerResult } from './checker.ts';
import { lossWindow, type FaultInstant, type LossWindow } from './loss-window.ts';
import { runChecker } from './run-checker.ts';

/** What a history came to. */
export interface HistoryResult {
  /** The worst of the checkers'; `inconclusive` where none was asked. */
  readonly verdict: Verdict;
  readonly results: readonly CheckerResult[];
  readonly lossWindow: LossWindow;
  readonly evidence: HistoryEvidence;
}

/** What the verdict rests on. */
export interface HistoryEvidence {
  readonly attempts: number;
  readonly acknowledged: number;
  readonly failed: number;
  readonly unknown: number;
  readonly reads: number;
  readonly readings: readonly { readonly from: ReadingPlace; readonly asOfMs: number; readonly entries: number; readonly complete: boolean }[];
}

/** Asks the checkers, every one whatever the others say. `limit` bounds the cases that each lists. */
export const checkHistory = (history: History, asked: readonly Checker[], fault?: FaultInstant, limit?: number): HistoryResult => {
  const results = asked.map((checker) => runChecker(checker, history, limit));
  return {
    verdict: worst(results.map(({ verdict }) => verdict)),
    results,
    lossWindow: lossWindow(history, fault),
    evidence: evidenceOf(history),
  };
};

const evidenceOf = ({ attempts, reads, readings }: History): HistoryEvidence => {
  const counts = { ok: 0, failed: 0, unknown: 0 };
  for (const outcome of attempts.outcome) counts[outcome] += 1;
  return {
    attempts: attempts.count,
    acknowledged: counts.ok,
    failed: counts.failed,
    unknown: counts.unknown,
    reads: reads.length,
    readings: readings.map(({ from, asOfMs, entries, complete }) => ({ from, asOfMs, entries: entries.attempt.length, complete })),
  };
};
