import type { Duration } from '../../core/duration.ts';
import type { ReportLedger } from '../../core/report-ledger.ts';
import type { Verdict } from '../../core/verdict.ts';

/**
 * Whether no more was lost than what was acknowledged so shortly before the fault. What was acknowledged after it, by whoever took over, is never allowed to be gone.
 * Inconclusive where the error of the window reaches beyond the promise, or nobody knows the window.
 */
export const lossVerdict = (promised: Duration, window: ReportLedger['loss_window']): Verdict => {
  if (window === undefined || window.ms === null) return 'inconclusive';
  const { ms, longer_ms, shorter_ms, after_fault = 0 } = window;
  if (after_fault > 0 || ms - shorter_ms > promised) return 'broken';
  return ms > 0 && ms + longer_ms > promised ? 'inconclusive' : 'held';
};
