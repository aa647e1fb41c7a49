import type { Checker } from '../../../../src/core/checkers/checker.ts';
import type { runChecker } from '../../../../src/core/checkers/run-checker.ts';
import type { Opinion } from './oracle.ts';
import type { PlainHistory } from './plain-history.ts';
import { record } from './plain-history.ts';

/** Where checkers and oracle differ on one history. */
export interface Difference {
  readonly checker: string;
  readonly missed: readonly string[];
  readonly invented: readonly string[];
  /** Both verdicts, where they are not the same. */
  readonly verdicts: string | undefined;
}

/** Asks both, and answers what each said of every checker. `run` is passed so that a mutant of it can be asked as well. */
export const compare = (
  history: PlainHistory,
  opinions: Readonly<Record<string, Opinion>>,
  checkers: readonly Checker[],
  run: typeof runChecker,
): readonly Difference[] => {
  const recorded = record(history);
  return checkers.flatMap((checker) => {
    const { verdict, listed, cases } = run(checker, recorded, Infinity);
    const ours = listed.map(({ from, id }) => `${String(from)} ${id}`);
    const theirs = opinions[checker.name] ?? { verdict: 'no opinion', cases: [] };
    const missed = theirs.cases.filter((one) => !ours.includes(one));
    const invented = ours.filter((one, n) => !theirs.cases.includes(one) || ours.indexOf(one) !== n);
    const verdicts = verdict === theirs.verdict ? undefined : `${verdict}, and the oracle says ${theirs.verdict}`;
    const counted = cases === listed.length ? [] : [`a count of ${String(cases)}`];
    if (missed.length + invented.length + counted.length === 0 && verdicts === undefined) return [];
    return [{ checker: checker.name, missed, invented: [...invented, ...counted], verdicts }];
  });
};
