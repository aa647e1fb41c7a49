import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { messageOf } from '../core/message-of.ts';
import { exitCode, worstExit } from '../core/exit-code.ts';
import type { Report } from '../core/report.ts';
import type { TrackRecord } from '../core/track-record.ts';
import { multiplexer, reportersByName } from '../report/index.ts';
import type { ReporterFailure } from '../report/multiplexer.ts';
import { openLedger } from '../runner/ledger.ts';
import { paint } from '../report/console/paint.ts';
import { historyClosing } from '../report/history/history-closing.ts';
import { failedChecks, setUp } from '../setup/doctor.ts';
import { imageEnvironment } from '../setup/image-environment.ts';
import { imageTags } from '../setup/image-tags.ts';
import { loadTestcontainers } from '../stack/compose-up.ts';
import { dockerEngine } from '../stack/docker-engine.ts';
import { markChildren } from '../stack/orphans.ts';
import { ablate } from './ablate.ts';
import { terminal } from './terminal.ts';
import { takeInterruption } from './interruption.ts';
import { keepHistory, noHistory } from './keep-history.ts';
import { loadDrills } from './load-drills.ts';
import { mutate, type PlanAgain } from './mutate.ts';
import { newRun } from './new-run.ts';
import { oneSystem } from './one-system.ts';
import { planDrill, type PlannedDrill } from './plan-drill.ts';
import { readCommit } from './read-commit.ts';
import { reconcile } from './reconcile.ts';
import { repeat, type Repeated } from './repeat.ts';
import type { RunContext } from './run-context.ts';
import { runSeries } from './run-series.ts';
import { thisMachine } from './this-machine.ts';
import { tryPlan } from './try-plan.ts';
import { leaseSetting } from './watchdog/lease-setting.ts';
import { startWatchdog } from './watchdog/start-watchdog.ts';

export interface RunOptions {
  readonly drills: string;
  readonly timing: 'fast' | 'production';
  readonly variant?: string;
  readonly seed?: number;
  /** Repeat each trial without each of its steps, and with neighbours swapped. */
  readonly ablate?: true;
  /** Make realistic errors in copies of the document, and find out which are noticed. */
  readonly mutate?: true;
  /** How often each drill is tried. */
  readonly repeat?: number;
  /** The file of the history, or `false` to keep nothing. */
  readonly history: string | false;
  readonly runbooks: string;
  readonly output?: string;
  readonly reporter: readonly string[];
}

const tell = (line: string): void => {
  process.stderr.write(`firedrill: ${line}\n`);
};

/** Runs drills one after the other and answers the exit code of the worst. Everything is planned before anything is started. */
export const runDrills = async (ids: readonly string[] | 'all', options: RunOptions): Promise<number> => {
  const reporter = multiplexer(reportersByName(options.reporter, terminal(process.stdout)));
  const seed = options.seed ?? randomInt(2 ** 31);
  const lease = leaseSetting();
  const images = imageEnvironment(await imageTags());
  const loaded = await loadDrills(options.drills, ids);
  const planOptions = { timing: options.timing, variant: options.variant ?? null, seed, runbooks: options.runbooks, environment: images };
  const plans = await Promise.all(
    loaded.map(async (drill) => {
      const planned = await planDrill(drill, planOptions);
      return { planned, planAgain: (text: string) => planDrill(drill, { ...planOptions, copy: { text, system: planned } }) };
    }),
  );
  const [checks, commit] = await Promise.all([setUp({ fix: false }), readCommit(), loadTestcontainers()]);
  const missing = failedChecks(checks);
  if (missing !== undefined) throw missing;

  using interruption = takeInterruption(tell);
  const engine = dockerEngine();
  await reconcile(engine, reporter, tell);
  const run = await newRun(options.output);
  const ledgerFile = resolve(run.output, 'ledger.ndjson');
  await using ledger = await openLedger(ledgerFile, run.id, lease);
  using watchdog = await startWatchdog({ runId: run.id, output: run.output, ledger: ledgerFile, lease });
  markChildren(run.id);
  watchdog.lost.addEventListener('abort', () => {
    tell(`${messageOf(watchdog.lost.reason)}: undoing everything before leaving.`);
  });
  // Without its watchdog a run could not be undone if it died: it ends as if a person had asked for it.
  const stops = { signal: AbortSignal.any([interruption.signal, watchdog.lost]), hurry: interruption.hurry };
  const history = options.history === false ? noHistory : keepHistory(options.history, { commit, machine: await thisMachine(engine) }, tell);
  const context: RunContext = { run, engine, images, ledger, ledgerFile, reporter, history, stops, tell };
  const reports: Report[] = [];
  const failures: ReporterFailure[] = [];
  let left = 0;
  for (const { planned, planAgain } of plans) {
    if (stops.signal.aborted) break;
    const tried = await tryDrill(planned, planAgain, options, context);
    reports.push(...tried.reports);
    failures.push(...tried.failures);
    left += tried.left;
  }
  // What is left behind stays the watchdog's work: it is let go of without that word.
  if (left === 0) await watchdog.release();
  // Before the reporters end: the last lines on the screen name the files.
  if (options.reporter.includes('console')) tellHistory(history.records());
  await reporter.onEnd(reports, run.output);
  failures.push(...reporter.failures);
  for (const { hook, error } of failures) tell(`a reporter failed in ${hook}: ${messageOf(error)}`);
  // Said once more: what came since may have pushed it off the screen.
  for (const why of history.troubles) tell(`NOT IN THE HISTORY: ${why}`);
  return worstExit([
    ...reports.map(({ exit_code }) => exit_code),
    ...(failures.length > 0 ? [exitCode.failed] : []),
    ...(interruption.signal.aborted ? [exitCode.interrupted] : []),
    ...(watchdog.lost.aborted ? [exitCode.inconclusive] : []),
  ]);
};

/** Tries one drill as it was asked for: once, several times, or with the experiments that are made on it. */
const tryDrill = async (
  planned: PlannedDrill,
  planAgain: PlanAgain,
  { ablate: ablates, mutate: mutates, repeat: times }: RunOptions,
  context: RunContext,
): Promise<Repeated> => {
  if (times !== undefined) return await repeat(planned, times, context);
  const experiments = [
    ...(ablates === true ? [ablate(planned.plan, context)] : []),
    ...(mutates === true ? [mutate(planned, planAgain, context)] : []),
  ];
  if (experiments.length > 0) {
    const { report, left, failures } = await runSeries(planned, experiments, context);
    return { reports: [report], left, failures };
  }
  const tried = await tryPlan(planned.plan, context, { system: oneSystem(planned, context, { again: false }), keepsSystem: () => false });
  context.history.keep(tried);
  return { reports: [tried.report], left: tried.left, failures: [] };
};

const tellHistory = (records: readonly TrackRecord[]): void => {
  const { stream, isTty, env } = terminal(process.stdout);
  const lines = historyClosing(records, paint(stream, isTty, env));
  if (lines.length > 0) process.stdout.write(['', ...lines, ''].join('\n'));
};
