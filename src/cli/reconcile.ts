import { DrillError } from '../core/errors.ts';
import type { Reporter } from '../core/reporter.ts';
import type { DockerEngine } from '../stack/docker-engine.ts';
import { deadRuns, sweepRun, type Swept } from '../stack/sweep.ts';

/**
 * Takes away what runs of dead processes left, faults included: they live in the containers and their networks. Nothing may be injected before that.
 * @throws DrillError `restore-failed` when something stays.
 */
export const reconcile = async (engine: DockerEngine, reporter: Pick<Reporter, 'onCouldNotRestore'>, tell: (line: string) => void): Promise<void> => {
  for (const runId of await deadRuns(engine)) {
    tell(`run ${runId} died and left something: taking it away`);
    tellSwept(await sweepRun(engine, runId), reporter, tell);
  }
};

/** Tells what a sweep did. @throws DrillError `restore-failed` when something stays. */
export const tellSwept = ({ removed, left }: Swept, reporter: Pick<Reporter, 'onCouldNotRestore'>, tell: (line: string) => void): void => {
  for (const what of removed) tell(`removed ${what}`);
  for (const residue of left) reporter.onCouldNotRestore?.(residue);
  if (left.length > 0)
    throw new DrillError('restore-failed', `could not take away: ${left.map(({ what }) => what).join(', ')}`, {
      hint: left.flatMap(({ byHand }) => byHand).join('; '),
    });
};
