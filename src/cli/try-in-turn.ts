import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Duration } from '../core/duration.ts';
import { exitCode } from '../core/exit-code.ts';
import { messageOf } from '../core/message-of.ts';
import type { Report } from '../core/report.ts';
import type { ReporterFailure } from '../report/multiplexer.ts';
import { openLedger } from '../runner/ledger.ts';
import { markChildren } from '../stack/orphans.ts';
import { ablate } from './ablate.ts';
import { bySystem, type PlannedTrials } from './by-system.ts';
import { mutate } from './mutate.ts';
import type { PlannedTrial } from './plan-trials.ts';
import { repeat, type Repeated } from './repeat.ts';
import type { RunContext } from './run-context.ts';
import { runSeries } from './run-series.ts';
import { tryOnOneSystem } from './try-on-one-system.ts';
import type { Tried } from './tried.ts';
import { startWatchdog } from './watchdog/start-watchdog.ts';

/** How each drill is tried. */
export interface Manner {
  readonly ablate?: true;
  readonly mutate?: true;
  readonly repeat?: number;
  /** The folder of the run's ledger and of its watchdog's log. Default that of its reports. */
  readonly ledgerFolder?: string;
}

/** Tries one drill after the other, with one ledger and one watchdog for all of them. @throws DrillError `ledger-unwritable`, `watchdog-missing`. */
export const tryInTurn = async (
  trials: readonly PlannedTrial[],
  manner: Manner,
  lease: Duration,
  shared: Omit<RunContext, 'ledger' | 'ledgerFile'>,
): Promise<Tried> => {
  const { run, stops: asked, tell } = shared;
  const folder = manner.ledgerFolder ?? run.output;
  await mkdir(folder, { recursive: true });
  const ledgerFile = resolve(folder, 'ledger.ndjson');
  await using ledger = await openLedger(ledgerFile, run.id, lease);
  using watchdog = await startWatchdog({ runId: run.id, output: folder, ledger: ledgerFile, lease });
  markChildren(run.id);
  watchdog.lost.addEventListener('abort', () => {
    tell(`${messageOf(watchdog.lost.reason)}: undoing everything before leaving.`);
  });
  // Without its watchdog a run could not be undone if it died: it ends as if a person had asked for it.
  const stops = { signal: AbortSignal.any([asked.signal, watchdog.lost]), hurry: asked.hurry };
  const context: RunContext = { ...shared, ledger, ledgerFile, stops };
  const reports: Report[] = [];
  const failures: ReporterFailure[] = [];
  let left = 0;
  for (const together of isSeries(manner) ? trials.map((trial): PlannedTrials => [trial]) : bySystem(trials)) {
    if (stops.signal.aborted) break;
    const tried = await tryTogether(together, manner, context);
    reports.push(...tried.reports);
    failures.push(...tried.failures);
    left += tried.left;
  }
  // What is left behind stays the watchdog's work: it is let go of without that word.
  if (left === 0) await watchdog.release();
  const exitCodes = [...(watchdog.lost.aborted ? [exitCode.inconclusive] : []), ...(left > 0 ? [exitCode.couldNotRestore] : [])];
  return { reports, failures, exitCodes };
};

/** Whether each drill is tried many times, on a system of its own. */
const isSeries = ({ ablate: ablates, mutate: mutates, repeat: times }: Manner): boolean =>
  times !== undefined || ablates === true || mutates === true;

/** Tries drills as it was asked for: once, several times, or with the experiments that are made on them. */
const tryTogether = async (
  trials: PlannedTrials,
  { ablate: ablates, mutate: mutates, repeat: times }: Manner,
  context: RunContext,
): Promise<Repeated> => {
  const [{ planned, planAgain }] = trials;
  if (times !== undefined) return await repeat(planned, times, context);
  const experiments = [
    ...(ablates === true ? [ablate(planned.plan, context)] : []),
    ...(mutates === true ? [mutate(planned, planAgain, context)] : []),
  ];
  if (experiments.length > 0) {
    const { report, left, failures } = await runSeries(planned, experiments, context);
    return { reports: [report], left, failures };
  }
  return await tryOnOneSystem(trials, context);
};
