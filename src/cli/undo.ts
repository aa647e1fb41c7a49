import { exitCode } from '../core/exit-code.ts';
import { consoleReporter } from '../report/index.ts';
import { dockerEngine } from '../stack/docker-engine.ts';
import { deadRuns, findObjects, sweepRun } from '../stack/sweep.ts';
import { terminal } from './terminal.ts';
import { tellSwept } from './reconcile.ts';

/** Takes away what dead runs, or one run, left behind, and shows what it saw. */
export const undo = async ({ run, dryRun }: { readonly run?: string; readonly dryRun?: true }): Promise<number> => {
  const engine = dockerEngine();
  const tell = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  const runs = run === undefined ? await deadRuns(engine) : [run];
  let objects = 0;
  for (const runId of runs) {
    const found = await findObjects(engine, runId);
    objects += found.length;
    if (dryRun === true) for (const { what } of found) tell(`run ${runId}: would remove ${what}`);
    else tellSwept(await sweepRun(engine, runId), consoleReporter({ ...terminal(process.stderr), files: { perTrial: [], perRun: [] } }), tell);
  }
  if (objects === 0) tell(run === undefined ? 'no dead run left anything' : `nothing of run ${run} is here`);
  return exitCode.held;
};
