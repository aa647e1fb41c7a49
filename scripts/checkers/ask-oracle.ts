import { compare } from '../../test/unit/core/checkers/compare.ts';
import { oracle } from '../../test/unit/core/checkers/oracle.ts';
import { randomHistory } from '../../test/unit/core/checkers/random-history.ts';

/** How one checker did against the oracle, over many histories. */
export interface CheckerTally {
  /** What the oracle said of how many histories. */
  held: number;
  broken: number;
  inconclusive: number;
  /** The cases that the oracle found, and those that the checker missed or invented. */
  cases: number;
  missed: number;
  invented: number;
  /** Histories of which both came to different verdicts. */
  otherVerdict: number;
}

/** Asks checkers and oracle about so many random histories. `differ` is told of each on which they differ. */
export const askOracle = (count: number, seed: number, differ: (number: number, what: string) => void): ReadonlyMap<string, CheckerTally> => {
  const tallies = new Map<string, CheckerTally>();
  for (let number = 0; number < count; number += 1) {
    const history = randomHistory(seed, number);
    const opinions = oracle(history);
    for (const [name, { verdict, cases }] of Object.entries(opinions)) {
      const tally = tallies.get(name) ?? { held: 0, broken: 0, inconclusive: 0, cases: 0, missed: 0, invented: 0, otherVerdict: 0 };
      tallies.set(name, tally);
      if (verdict === 'held' || verdict === 'broken') tally[verdict] += 1;
      else tally.inconclusive += 1;
      tally.cases += cases.length;
    }
    const differences = compare(history, opinions);
    for (const { checker, missed, invented, verdicts } of differences) {
      const tally = tallies.get(checker);
      if (tally === undefined) throw new Error(`the oracle has no opinion about ${checker}`);
      tally.missed += missed.length;
      tally.invented += invented.length;
      if (verdicts !== undefined) tally.otherVerdict += 1;
    }
    if (differences.length > 0) differ(number, JSON.stringify(differences));
  }
  return tallies;
};
