import { randomInt } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { messageOf } from '../core/message-of.ts';
import { DrillError } from '../core/errors.ts';
import { exitCode, worstExit } from '../core/exit-code.ts';
import type { Report } from '../core/report.ts';
import { multiplexer, reportersByName } from '../report/index.ts';
import { openLedger } from '../runner/ledger.ts';
import { runTrial } from '../runner/trial.ts';
import { failedChecks, setUp } from '../setup/doctor.ts';
import { imageEnvironment } from '../setup/image-environment.ts';
import { imageTags } from '../setup/image-tags.ts';
import { loadTestcontainers } from '../stack/compose-up.ts';
import { dockerEngine } from '../stack/docker-engine.ts';
import { markChildren } from '../stack/orphans.ts';
import { terminal } from './terminal.ts';
import { takeInterruption } from './interruption.ts';
import { loadDrills } from './load-drills.ts';
import { monotonicClock } from './monotonic-clock.ts';
import { newRun } from './new-run.ts';
import { planDrill, type PlannedDrill } from './plan-drill.ts';
import { reconcile } from './reconcile.ts';
import { trialPorts } from './trial-ports.ts';
import { leaseSetting } from './watchdog/lease-setting.ts';
import { startWatchdog } from './watchdog/start-watchdog.ts';

export interface RunOptions {
  readonly drills: string;
  readonly timing: 'fast' | 'production';
  readonly variant?: string;
  readonly seed?: number;
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
  const plans = await Promise.all(
    (await loadDrills(options.drills, ids)).map((loaded) =>
      planDrill(loaded, {
        timing: options.timing,
        variant: options.variant ?? null,
        seed,
        runbooks: options.runbooks,
        environment: images,
      }),
    ),
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
  const reports: Report[] = [];
  let left = 0;
  for (const planned of plans) {
    if (stops.signal.aborted) break;
    reports.push(await tryOne(planned));
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

  async function tryOne(planned: PlannedDrill): Promise<Report> {
    const { plan } = planned;
    const folder = join(run.output, plan.variant === null ? plan.id : `${plan.id}.${plan.variant}`);
    await mkdir(folder, { recursive: true });
    await reporter.onBegin({
      runId: run.id,
      drill: plan.id,
      variant: plan.variant,
      title: plan.section.title,
      timing: plan.timing.name,
      seed,
      steps: plan.recovery.map(({ step }) => ({ id: step.id, ...step.place, text: step.text })),
    });
    const ports = trialPorts({ runId: run.id, planned, engine, clock: monotonicClock(), reporter, ledger, ledgerFile, images });
    const { report, residue, failure } = await runTrial(plan, ports, stops);
    left += residue.length;
    if (failure instanceof DrillError && failure.details.hint !== undefined) tell(failure.details.hint);
    for (const one of residue) reporter.onCouldNotRestore(one);
    await reporter.onReport(report, folder);
    return report;
  }
};
