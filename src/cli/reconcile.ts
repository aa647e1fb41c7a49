import { DrillError } from '../core/errors.ts';
import { messageOf } from '../core/message-of.ts';
import type { Reporter, Residue } from '../core/reporter.ts';
import type { DockerEngine } from '../stack/docker-engine.ts';
import { sweepDeadRun } from '../stack/sweep-dead-run.ts';
import { deadRuns, findObjects, type FoundObject } from '../stack/sweep.ts';
import { closeMootIntents } from './close-moot-intents.ts';

/** A dead run's own watchdog may be at work on it: both do the same, and neither minds the other. */
const budgetMs = 20_000;

/**
 * Takes away what runs of dead processes left, faults included: they live in the containers and their networks. Nothing may be injected before that.
 * @throws DrillError `restore-failed` when something stays.
 */
export const reconcile = async (engine: DockerEngine, reporter: Pick<Reporter, 'onCouldNotRestore'>, tell: (line: string) => void): Promise<void> => {
  for (const runId of await deadRuns(engine)) {
    tell(`run ${runId} died and left something: taking it away`);
    await undoDeadRun(engine, runId, reporter, tell);
  }
};

/** Takes one dead run away and closes its open intents with what was seen. @throws DrillError `restore-failed` when something stays. */
export const undoDeadRun = async (
  engine: DockerEngine,
  runId: string,
  reporter: Pick<Reporter, 'onCouldNotRestore'>,
  tell: (line: string) => void,
): Promise<void> => {
  const ledgers = ledgersOf(await findObjects(engine, runId));
  const { left } = await sweepDeadRun(engine, runId, { quietMs: 0, budgetMs, tell });
  tellLeft(left, reporter);
  for (const ledger of ledgers) {
    // It may have been removed with its reports. Nothing is in force any more, and that was seen.
    await closeMootIntents(engine, ledger, tell).catch((error: unknown) => {
      tell(`the ledger ${ledger} could not be closed: ${messageOf(error)}`);
    });
  }
};

/** The files in which a run wrote its intents down, as far as what it left says so. */
export const ledgersOf = (objects: readonly FoundObject[]): readonly string[] => [
  ...new Set(objects.flatMap(({ ledger }) => (ledger === undefined ? [] : [ledger]))),
];

/** Tells what stays. @throws DrillError `restore-failed` when something does. */
export const tellLeft = (left: readonly Residue[], reporter: Pick<Reporter, 'onCouldNotRestore'>): void => {
  for (const residue of left) reporter.onCouldNotRestore?.(residue);
  if (left.length > 0)
    throw new DrillError('restore-failed', `could not take away: ${left.map(({ what }) => what).join(', ')}`, {
      hint: left.flatMap(({ byHand }) => byHand).join('; '),
    });
};
