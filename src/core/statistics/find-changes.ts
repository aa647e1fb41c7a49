import { quantile } from './quantile.ts';
import { countAbove, criticalCount } from './rank-sum.ts';

/** A series went to another level and stayed there long enough to be told from noise. */
export interface LevelChange {
  /** Where in the series the new level begins, as far as can be told. */
  readonly since: number;
  /** Where in the series it could be told for the first time. */
  readonly found: number;
  readonly before: number;
  readonly after: number;
  /** 0.1 for a tenth more: the middle of the ratios of all values after to all values before. */
  readonly by: number;
}

/** The newest runs are compared with those before them: few show a great change early, many show a small one later. */
export const changeWindows = [3, 6, 10, 20] as const;
/** So many runs before the newest ones are compared with: older ones may be of another time. */
export const referenceLength = 50;
/** Of one comparison. Four windows, of which neighbours see nearly the same runs, give less than one false alarm in 1,000 runs: `docs/proofs/regression.md`. */
export const chance = 0.0004;
/** What is less than this is no change that anybody acts upon, however sure it is; and as much as a busy hour of the machine may do. */
export const leastChange = 0.07;

/**
 * Finds where a series of positive figures changed its level, as it would have been found run by run. Ranks alone decide that there is a change, so
 * that outliers and the kind of noise do not matter; after a change all starts again with the new level. Deterministic: the same series gives the same changes.
 */
export const findChanges = (values: readonly number[]): readonly LevelChange[] => {
  const changes: LevelChange[] = [];
  let from = 0;
  for (const found of values.keys()) {
    const change = changeAt(values, from, found);
    if (change === undefined) continue;
    changes.push(change);
    from = change.since;
  }
  return changes;
};

const changeAt = (values: readonly number[], from: number, found: number): LevelChange | undefined => {
  for (const length of changeWindows) {
    const split = found + 1 - length;
    if (split <= from || !differ(values, from, split, found)) continue;
    const since = sharpest(values, from, found);
    const [before, after] = sides(values, from, since, found);
    const by =
      quantile(
        after.flatMap((one) => before.map((other) => one / other)),
        0.5,
      ) - 1;
    // As many times faster as slower: a tenth more, and back, are the same change.
    if (Math.abs(Math.log1p(by)) < Math.log1p(leastChange)) continue;
    return { since, found, before: quantile(before, 0.5), after: quantile(after, 0.5), by };
  }
  return undefined;
};

const sides = (
  values: readonly number[],
  from: number,
  split: number,
  found: number,
): readonly [before: readonly number[], after: readonly number[]] => [
  values.slice(Math.max(from, split - referenceLength), split),
  values.slice(split, found + 1),
];

/** Whether the runs since `split` lie above, or below, those before them more often than chance lets them. */
const differ = (values: readonly number[], from: number, split: number, found: number): boolean => {
  const [before, after] = sides(values, from, split, found);
  const pairs = after.length * before.length;
  const critical = criticalCount(after.length, before.length, chance);
  if (critical > pairs) return false;
  const above = countAbove(after, before);
  return above >= critical || (pairs - above >= critical && countAbove(before, after) >= critical);
};

/** The split of the newest runs from those before them that the ranks speak for most clearly. */
const sharpest = (values: readonly number[], from: number, found: number): number => {
  let best = { split: found, clarity: 0 };
  for (let split = found + 1 - changeWindows[0]; split > from && split > found - changeWindows[3]; split -= 1) {
    const [before, after] = sides(values, from, split, found);
    const pairs = before.length * after.length;
    const clarity = Math.abs(countAbove(after, before) - pairs / 2) / Math.sqrt(pairs * (before.length + after.length + 1));
    if (clarity > best.clarity) best = { split, clarity };
  }
  return best.split;
};
