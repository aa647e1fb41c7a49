import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { messageOf } from '../core/message-of.ts';
import { exitCode, worstExit } from '../core/exit-code.ts';
import type { Report } from '../core/report.ts';
import { multiplexer, reportersByName } from '../report/index.ts';
import { openLedger } from '../runner/ledger.ts';
import { failedChecks, setUp } from '../setup/doctor.ts';
import { imageEnvironment } from '../setup/image-environment.ts';
import { imageTags } from '../setup/image-tags.ts';
import { loadTestcontainers } from '../stack/compose-up.ts';
import { dockerEngine } from '../stack/docker-engine.ts';
import { markChildren } from '../stack/orphans.ts';
import { ablate } from './ablate.ts';
import { terminal } from './terminal.ts';
import { takeInterruption } from './interruption.ts';
import { loadDrills } from './load-drills.ts';
import { mutate } from './mutate.ts';
import { newRun } from './new-run.ts';
import { oneSystem } from './one-system.ts';
import { planDrill, type PlannedDrill } from './plan-drill.ts';
import { reconcile } from './reconcile.ts';
import type { RunContext } from './run-context.ts';
import { runSeries } from './run-series.ts';
import { tryPlan, type TriedPlan } from './try-plan.ts';
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
  const [checks] = await Promise.all([setUp({ fix: false }), loadTestcontainers()]);
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
  const context: RunContext = { run, engine, images, ledger, ledgerFile, reporter, stops, tell };
  const reports: Report[] = [];
  let left = 0;
  for (const { planned, planAgain } of plans) {
    if (stops.signal.aborted) break;
    const experiments = [
      ...(options.ablate === true ? [ablate(planned.plan, context)] : []),
      ...(options.mutate === true ? [mutate(planned, planAgain, context)] : []),
    ];
    const tried = experiments.length > 0 ? await runSeries(planned, experiments, context) : await tryAlone(planned, context);
    reports.push(tried.report);
    left += tried.left;
  }
  // What is left behind stays the watchdog's work: it is let go of without that word.
  if (left === 0) await watchdog.release();
  await reporter.onEnd(reports, run.output);
  for (const { hook, error } of reporter.failures) tell(`a reporter failed in ${hook}: ${messageOf(error)}`);
  return worstExit([
    ...reports.map(({ exit_code }) => exit_code),
    ...(reporter.failures.length > 0 ? [exitCode.failed] : []),
    ...(interruption.signal.aborted ? [exitCode.interrupted] : []),
    ...(watchdog.lost.aborted ? [exitCode.inconclusive] : []),
  ]);
};

const tryAlone = (planned: PlannedDrill, context: RunContext): Promise<TriedPlan> =>
  tryPlan(planned.plan, context, { system: oneSystem(planned, context, { again: false }), keepsSystem: () => false });
