import { countsAgainstSystem } from './failure-class.ts';
import type { PastTrial } from './past-trial.ts';

/** A drill that both held and failed while nothing it depends on was changed: of neither can be said that it is so. */
export interface Flaky {
  /** What was checked out; `null` outside of a repository and where files differed from the commit. */
  readonly commit: string | null;
  /** The run that all its trials belong to, where no commit can tell that nothing was changed. */
  readonly run_id: string | null;
  readonly held: number;
  readonly failed: number;
  readonly trials: number;
}

/**
 * On which code trials of one drill both held and failed. Only what counts against the system is a failure: what the machine, or firedrill, did wrong
 * says nothing. A trial that holds afterwards takes nothing back. Trials must be of one drill, variant, timing and class of machines.
 */
export const flakyOn = (trials: readonly Pick<PastTrial, 'verdict' | 'failure' | 'commit' | 'run_id'>[]): readonly Flaky[] =>
  [...Map.groupBy(trials, codeOf).values()].flatMap((same) => {
    const held = same.filter(({ verdict }) => verdict === 'held').length;
    const failed = same.filter(hasFailed).length;
    const [{ commit, run_id } = { commit: null, run_id: null }] = same;
    const clean = commit?.dirty === false ? commit.id : null;
    return held === 0 || failed === 0 ? [] : [{ commit: clean, run_id: clean === null ? run_id : null, held, failed, trials: same.length }];
  });

/** Whether a trial says that something is wrong with the system or its document. */
export const hasFailed = ({ verdict, failure }: Pick<PastTrial, 'verdict' | 'failure'>): boolean =>
  (verdict === 'broken' || verdict === 'drift') && failure !== null && countsAgainstSystem(failure);

/** Trials of one run share their code whatever was edited meanwhile: drills are loaded once. */
const codeOf = ({ commit, run_id }: Pick<PastTrial, 'commit' | 'run_id'>): string =>
  commit?.dirty === false ? `commit ${commit.id}` : `run ${run_id}`;
