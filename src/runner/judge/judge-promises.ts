import type { Promises } from '../../core/drill.ts';
import { formatDuration, type Duration } from '../../core/duration.ts';
import type { ReportClock, ReportPromise } from '../../core/report.ts';
import type { ReportLedger } from '../../core/report-ledger.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { Clocks } from '../clocks.ts';
import { doubtfulShare, lostBetween, type Degraded } from '../degraded.ts';
import type { Plan } from '../plan.ts';

/** What makes figures doubtful. */
interface Doubts {
  readonly degraded?: readonly Degraded[];
  readonly blind?: string | undefined;
}

/**
 * Promised against measured. Durations count from the answer to the first injection's
 * call, and may be longer by the time that this call took: that is part of their error, and so is the time that was lost to stalls meanwhile. A clock that never struck is a broken promise,
 * if the trial got far enough to look and the fault was proved; otherwise there is no evidence, and no evidence is never a pass. `blind` says why an
 * alert could not have been seen.
 */
export const judgePromises = (
  plan: Plan,
  clocks: Clocks,
  ledger: ReportLedger | null,
  conclusive: boolean,
  { degraded = [], blind }: Doubts = {},
): readonly ReportPromise[] => {
  const { promises } = plan.drill;
  const lost = judgeLoss(promises.lost, ledger);
  if (plan.twin?.sabotage === 'no-fault') return [lost];
  const timed = (name: 'detected' | 'alerted' | 'restored', documented: Duration, clock: ReportClock | null): ReportPromise => {
    const promised = plan.timing.play(documented);
    // What came while the injection's call was under way came at once, as far as anybody can tell.
    const measured = clock === null || clocks.injected === null ? null : Math.max(0, clock.at_ms - clocks.injected.at_ms);
    const from = (clocks.injected?.at_ms ?? Infinity) - (clocks.injected?.error_ms ?? 0);
    const lost = lostBetween(degraded, from, clock?.at_ms ?? from + promised);
    return {
      name,
      documented: formatDuration(documented),
      promised,
      measured,
      error: (clock?.error_ms ?? 0) + (clocks.injected?.error_ms ?? 0) + lost,
      unit: 'ms',
      verdict:
        !conclusive || clocks.injected === null || (name === 'alerted' && clock === null && blind !== undefined)
          ? 'inconclusive'
          : verdictOf(promised, measured, lost),
    };
  };
  return [
    timed('detected', promises.detected, clocks.detected),
    timed('alerted', promises.alerted, clocks.alert_delivered),
    timed('restored', promises.restored, clocks.restored),
    lost,
  ];
};

/** A figure that time was lost in decides nothing, unless it is broken even without that time. */
const verdictOf = (promised: number, measured: number | null, lost: number): Verdict => {
  const doubtful = lost > promised * doubtfulShare;
  if (measured !== null && measured <= promised) return doubtful ? 'inconclusive' : 'held';
  return doubtful && (measured === null || measured - lost <= promised) ? 'inconclusive' : 'broken';
};

const judgeLoss = (promised: Promises['lost'], ledger: ReportLedger | null): ReportPromise => {
  const isProved = ledger !== null && ledger.acknowledged > 0 && (ledger.doubts ?? []).length === 0;
  const isKept: Verdict = isProved ? 'held' : 'inconclusive';
  if (promised === 'nothing') {
    const measured = ledger === null ? null : ledger.lost.length + ledger.duplicated.length;
    const verdict = measured !== null && measured > 0 ? 'broken' : isKept;
    return { name: 'lost', documented: 'nothing', promised: 0, measured, error: 0, unit: 'writes', verdict };
  }
  const { ms: measured = null, longer_ms = 0, shorter_ms = 0 } = ledger?.loss_window ?? {};
  return {
    name: 'lost',
    documented: formatDuration(promised),
    promised,
    measured,
    error: Math.max(longer_ms, shorter_ms),
    unit: 'ms',
    verdict: isBeyond(promised, ledger) ? 'broken' : measured === null ? 'inconclusive' : isKept,
  };
};

/** No window allows a write that is there twice, or one that was acknowledged by what took over and is gone all the same. */
const isBeyond = (promised: Duration, ledger: ReportLedger | null): boolean =>
  ledger !== null && (ledger.duplicated.length > 0 || (ledger.loss_window?.after_fault ?? 0) > 0 || (ledger.loss_window?.ms ?? 0) > promised);
