import { exitCode } from '../core/exit-code.ts';
import { consoleReporter } from '../report/index.ts';
import { readOpenIntents } from '../runner/open-intents.ts';
import { dockerEngine, type DockerEngine } from '../stack/docker-engine.ts';
import { deadRuns, findObjects, sweepRun, type FoundObject } from '../stack/sweep.ts';
import { ledgersOf, tellLeft, undoDeadRun } from './reconcile.ts';
import { terminal } from './terminal.ts';

type Tell = (line: string) => void;

/** Takes away what dead runs, or one run, left behind, and shows what it saw. */
export const undo = async ({ run, dryRun }: { readonly run?: string; readonly dryRun?: true }): Promise<number> => {
  const engine = dockerEngine();
  const tell: Tell = (line) => {
    process.stdout.write(`${line}\n`);
  };
  const reporter = consoleReporter({ ...terminal(process.stderr), files: { perTrial: [], perRun: [] } });
  const dead = await deadRuns(engine);
  let objects = 0;
  for (const runId of run === undefined ? dead : [run]) {
    const found = await findObjects(engine, runId);
    objects += found.length;
    await tellIntents(runId, found, tell, dryRun === true ? 'would be closed once the containers that it names are gone' : 'is open');
    if (dryRun === true) for (const { what } of found) tell(`run ${runId}: would remove ${what}`);
    else if (dead.includes(runId)) await undoDeadRun(engine, runId, reporter, tell);
    else await undoLiveRun(engine, runId, reporter, tell);
  }
  if (objects === 0) tell(run === undefined ? 'no dead run left anything' : `nothing of run ${run} is here`);
  return exitCode.held;
};

/** A run that was asked for by its name and is alive: its own process finds its system gone, and keeps its own ledger. */
const undoLiveRun = async (engine: DockerEngine, runId: string, reporter: Parameters<typeof tellLeft>[1], tell: Tell): Promise<void> => {
  const { removed, left } = await sweepRun(engine, runId);
  for (const what of removed) tell(`removed ${what}`);
  tellLeft(left, reporter);
};

/** Says which faults a run's ledger has open, each with the instant at which it was written down. */
const tellIntents = async (runId: string, found: readonly FoundObject[], tell: Tell, fate: string): Promise<void> => {
  for (const ledger of ledgersOf(found)) {
    // The reports, and the ledger beside them, may have been thrown away.
    const open = await readOpenIntents(ledger).catch(() => []);
    for (const { id, kind, target, at } of open) tell(`run ${runId}: ${id} (${kind} on ${target}, written down at ${at}) ${fate}`);
  }
};
