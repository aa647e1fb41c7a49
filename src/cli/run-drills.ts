import { randomInt } from 'node:crypto';
import { messageOf } from '../core/message-of.ts';
import { DrillError } from '../core/errors.ts';
import { exitCode, worstExit } from '../core/exit-code.ts';
import { trialName } from '../core/trial-name.ts';
import type { TrackRecord } from '../core/track-record.ts';
import { multiplexer, reportersByName } from '../report/index.ts';
import { paint } from '../report/console/paint.ts';
import { historyClosing } from '../report/history/history-closing.ts';
import { failedChecks, setUp } from '../setup/doctor.ts';
import { imageEnvironment } from '../setup/image-environment.ts';
import { imageTags } from '../setup/image-tags.ts';
import { loadTestcontainers } from '../stack/compose-up.ts';
import { dockerEngine } from '../stack/docker-engine.ts';
import { terminal } from './terminal.ts';
import { takeInterruption } from './interruption.ts';
import { keepHistory, noHistory } from './keep-history.ts';
import { newRun } from './new-run.ts';
import { planTrials } from './plan-trials.ts';
import { readCommit } from './read-commit.ts';
import { reconcile } from './reconcile.ts';
import { thisMachine } from './this-machine.ts';
import { tryInTurn, type Manner } from './try-in-turn.ts';
import { leaseSetting } from './watchdog/lease-setting.ts';
import { needOf, roomOf } from './workers/room-of.ts';
import { tryInWorkers } from './workers/try-in-workers.ts';
import { toldByWorkers, workerArguments } from './workers/worker-arguments.ts';

export interface RunOptions extends Manner {
  readonly drills: string;
  readonly timing: 'fast' | 'production';
  /** None: the drill as it is. */
  readonly variant: readonly string[];
  readonly seed?: number;
  /** How many trials may run beside each other. Default 1. */
  readonly workers?: number;
  /** The file of the history, or `false` to keep nothing. */
  readonly history: string | false;
  readonly runbooks: string;
  readonly output?: string;
  readonly engine?: string;
  readonly reporter: readonly string[];
}

const tell = (line: string): void => {
  process.stderr.write(`firedrill: ${line}\n`);
};

/**
 * Runs drills, all of them with their variants, one after the other or beside each other, and answers the exit code of the worst. Everything is
 * planned before anything is started.
 */
export const runDrills = async (ids: readonly string[] | 'all', options: RunOptions): Promise<number> => {
  const { workers = 1 } = options;
  const seed = options.seed ?? randomInt(2 ** 31);
  const lease = leaseSetting();
  const images = imageEnvironment(await imageTags());
  const trials = await planTrials(ids, {
    drills: options.drills,
    runbooks: options.runbooks,
    timing: options.timing,
    variants: options.variant,
    everyVariant: ids === 'all' && options.variant.length === 0 && (options.ablate ?? options.mutate) !== true,
    seed,
    environment: images,
  });
  const varied = trials.find(({ planned }) => planned.plan.variant !== null)?.planned.plan;
  if (varied !== undefined && (options.ablate ?? options.mutate) === true)
    throw new DrillError('usage', `--ablate and --mutate vary the drill itself, and ${trialName(varied)} is one of its variants`, {
      hint: `firedrill run ${varied.id} --ablate`,
    });
  const inWorkers = workers > 1 && trials.length > 1;
  const reporter = multiplexer(reportersByName(options.reporter, terminal(process.stdout), inWorkers ? toldByWorkers : []));
  const [checks, commit] = await Promise.all([setUp({ fix: false }), readCommit(), loadTestcontainers()]);
  const missing = failedChecks(checks);
  if (missing !== undefined) throw missing;

  using interruption = takeInterruption(tell);
  const engine = dockerEngine();
  await reconcile(engine, reporter, tell);
  const run = await newRun(options.output);
  const history = options.history === false ? noHistory : keepHistory(options.history, { commit, machine: await thisMachine(engine) }, tell);
  const shared = { run, engine, images, reporter, history, stops: interruption, tell };
  const tried = inWorkers
    ? await tryInWorkers(
        trials.map(({ planned }) => ({ ...needOf(planned), argv: workerArguments(planned.plan, options, seed) })),
        roomOf(workers),
        shared,
      )
    : await tryInTurn(trials, options, lease, shared);
  const { reports } = tried;
  // Before the reporters end: the last lines on the screen name the files.
  if (options.reporter.includes('console')) tellHistory(history.records());
  await reporter.onEnd(reports, run.output);
  const failures = [...tried.failures, ...reporter.failures];
  for (const { hook, error } of failures) tell(`a reporter failed in ${hook}: ${messageOf(error)}`);
  // Said once more: what came since may have pushed it off the screen.
  for (const why of history.troubles) tell(`NOT IN THE HISTORY: ${why}`);
  return worstExit([
    ...reports.map(({ exit_code }) => exit_code),
    ...tried.exitCodes,
    ...(failures.length > 0 ? [exitCode.failed] : []),
    ...(interruption.signal.aborted ? [exitCode.interrupted] : []),
  ]);
};

const tellHistory = (records: readonly TrackRecord[]): void => {
  const { stream, isTty, env } = terminal(process.stdout);
  const lines = historyClosing(records, paint(stream, isTty, env));
  if (lines.length > 0) process.stdout.write(['', ...lines, ''].join('\n'));
};
