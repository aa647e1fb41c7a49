import { checkers } from '../../../../src/core/checkers/checkers.ts';
import { runChecker } from '../../../../src/core/checkers/run-checker.ts';
import { recordHistory } from '../../../../src/core/record-history.ts';
import type { Opinion } from './oracle.ts';
import { record, type PlainHistory } from './plain-history.ts';

/** Where a checker and the oracle differ on one history. */
export interface Difference {
  readonly checker: string;
  readonly missed: readonly string[];
  readonly invented: readonly string[];
  /** Both verdicts, where they are not the same. */
  readonly verdicts: string | undefined;
}

/** Who is compared with the oracle: ours, or a mutant of ours. */
export interface Judges {
  readonly checkers: typeof checkers;
  readonly runChecker: typeof runChecker;
  readonly recordHistory: typeof recordHistory;
}

export const ours: Judges = { checkers, runChecker, recordHistory };

/** Asks every checker, and tells where it does not find the same cases or come to the same verdict as the oracle. */
export const compare = (history: PlainHistory, opinions: Readonly<Record<string, Opinion>>, judges: Judges = ours): readonly Difference[] => {
  const recorded = record(history, judges.recordHistory());
  return judges.checkers.flatMap((checker) => {
    const { verdict, listed, cases } = judges.runChecker(checker, recorded, Infinity);
    const found = listed.map(({ from, id }) => `${String(from)} ${id}`);
    const opinion = opinions[checker.name] ?? { verdict: 'no opinion', cases: [] };
    const missed = opinion.cases.filter((one) => !found.includes(one));
    const invented = [
      ...found.filter((one, n) => !opinion.cases.includes(one) || found.indexOf(one) !== n),
      ...(cases === listed.length ? [] : [`a count of ${String(cases)}`]),
    ];
    const verdicts = verdict === opinion.verdict ? undefined : `${verdict}, and the oracle says ${opinion.verdict}`;
    return missed.length + invented.length === 0 && verdicts === undefined ? [] : [{ checker: checker.name, missed, invented, verdicts }];
  });
};
