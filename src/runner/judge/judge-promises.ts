import type { Promises } from '../../core/drill.ts';
import { formatDuration, type Duration } from '../../core/duration.ts';
import type { ReportClock, ReportPromise } from '../../core/report.ts';
import type { ReportLedger } from '../../core/report-ledger.ts';
import { worst, type Verdict } from '../../core/verdict.ts';
import type { Clocks } from '../clocks.ts';
import { isInDoubt, type Degraded } from '../degraded.ts';
import type { Plan } from '../plan.ts';
import { lossVerdict } from './loss-verdict.ts';
import { lostOfPromise } from './lost-of-promise.ts';

/** What makes figures doubtful. */
interface Doubts {
  readonly degraded?: readonly Degraded[];
  readonly blind?: string | undefined;
  /** Whether a documented signal was there before the fault. */
  readonly early?: boolean;
}

/**
 * Promised against measured. Durations count from the answer to the first injection's call, and may be longer by the time that this call took: that is part of their
 * error, and so is the time that was lost to stalls meanwhile. A clock that never struck is a broken promise, if the trial got far enough to look and the fault was
 * proved; otherwise there is no evidence, and no evidence is never a pass. `blind` says why an alert could not have been seen; where a documented signal was there
 * already, nobody could see it come.
 */
export const judgePromises = (
  plan: Plan,
  clocks: Clocks,
  ledger: ReportLedger | null,
  conclusive: boolean,
  { degraded = [], blind, early = false }: Doubts = {},
): readonly ReportPromise[] => {
  const { promises } = plan.drill;
  const lost = promisedLoss(promises.lost, ledger);
  const couldNotBeSeen = { detected: early, alerted: blind !== undefined, restored: false };
  if (plan.twin?.sabotage === 'no-fault') return [lost];
  const timed = (name: 'detected' | 'alerted' | 'restored', documented: Duration, clock: ReportClock | null): ReportPromise => {
    const promised = plan.timing.play(documented);
    // What came while the injection's call was under way came at once, as far as anybody can tell.
    const measured = clock === null || clocks.injected === null ? null : Math.max(0, clock.at_ms - clocks.injected.at_ms);
    const lost = lostOfPromise({ name, promised }, clocks, degraded);
    return {
      name,
      documented: formatDuration(documented),
      promised,
      measured,
      error: (clock?.error_ms ?? 0) + (clocks.injected?.error_ms ?? 0) + lost,
      unit: 'ms',
      verdict:
        !conclusive || clocks.injected === null || (clock === null && couldNotBeSeen[name])
          ? 'inconclusive'
          : verdictOf(promised, measured, { late: clock?.error_ms ?? 0, lost }),
    };
  };
  return [
    timed('detected', promises.detected, clocks.detected),
    timed('alerted', promises.alerted, clocks.alert_delivered),
    timed('restored', promises.restored, clocks.restored),
    lost,
  ];
};

/** What a figure may be too long by: its clock may have struck so much too late, and so much time was lost to stalls. */
interface TooLong {
  readonly late: number;
  readonly lost: number;
}

/** A figure is over its promise where it is by more than its error. One that too much time was lost in is not kept either, unless it is over even without that time. */
const verdictOf = (promised: number, measured: number | null, { late, lost }: TooLong): Verdict => {
  const doubtful = isInDoubt(lost, promised);
  if (measured !== null && measured <= promised) return doubtful ? 'inconclusive' : 'held';
  const isCertain = measured === null ? !doubtful : measured - late - (doubtful ? lost : 0) > promised;
  return isCertain ? 'broken' : 'inconclusive';
};

const promisedLoss = (promised: Promises['lost'], ledger: ReportLedger | null): ReportPromise => {
  const isProved = ledger !== null && ledger.acknowledged > 0 && (ledger.doubts ?? []).length === 0;
  const isKept: Verdict = isProved ? 'held' : 'inconclusive';
  if (promised === 'nothing') {
    const measured = ledger === null ? null : ledger.lost.length + ledger.duplicated.length;
    const verdict = measured !== null && measured > 0 ? 'broken' : isKept;
    return { name: 'lost', documented: 'nothing', promised: 0, measured, error: 0, unit: 'writes', verdict };
  }
  const { ms: measured = null, longer_ms = 0, shorter_ms = 0 } = ledger?.loss_window ?? {};
  const doubled = ledger !== null && ledger.duplicated.length > 0;
  return {
    name: 'lost',
    documented: formatDuration(promised),
    promised,
    measured,
    error: Math.max(longer_ms, shorter_ms),
    unit: 'ms',
    // No window allows a write that is there twice.
    verdict: doubled ? 'broken' : worst([isKept, lossVerdict(promised, ledger?.loss_window)]),
  };
};
