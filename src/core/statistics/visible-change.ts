import { chance, leastChange, referenceLength } from './find-changes.ts';
import { criticalCount } from './rank-sum.ts';

/** Within so many runs a change is to be found. */
export const runsToFind = 10;
/** From fewer runs nobody can tell how far the next ones will spread. */
export const leastToTell = 10;
/** A normal value lies above this many standard deviations below its mean in nine of ten cases. */
const nineOfTen = 1.2816;
const finest = 0.005;
const greatest = 8;

/**
 * The least slow-down that {@link runsToFind} further runs would show in nine of ten cases, as a share: 0.1 for a tenth more. Computed from the
 * series itself, whatever its distribution: its own values, slowed down, are compared with it. `null` for fewer than {@link leastToTell} values, and where
 * nothing below nine times as long would be seen.
 */
export const visibleChange = (series: readonly number[]): number | null => {
  const reference = series.slice(-referenceLength);
  const pairs = runsToFind * reference.length;
  const critical = criticalCount(runsToFind, reference.length, chance);
  // Rare enough for chance, and great enough to matter: more than half of all pairs differ by the least change that counts.
  const isSeen = (by: number): boolean => reaches(reference, by, critical) && reaches(reference, (1 + by) / (1 + leastChange) - 1, pairs / 2);
  if (reference.length < leastToTell || critical > pairs || !isSeen(greatest)) return null;
  let [unseen, seen] = [0, greatest];
  while (seen - unseen > finest) {
    const middle = (seen + unseen) / 2;
    if (isSeen(middle)) seen = middle;
    else unseen = middle;
  }
  return seen;
};

/** Whether so many of the pairs of a slowed-down run and one of the reference have the slowed-down one above, in nine of ten cases. */
const reaches = (reference: readonly number[], by: number, count: number): boolean => {
  const slowed = reference.map((value) => value * (1 + by));
  // A value is not compared with itself: it would always be above.
  const others = reference.length - 1;
  const aboveOf = slowed.map((one, index) => share(reference, (other, at) => at !== index && one > other, others));
  const above = mean(aboveOf);
  const pairs = runsToFind * reference.length;
  const variance = pairs * reference.length * varianceOf(aboveOf, above);
  return pairs * above - nineOfTen * Math.sqrt(variance) >= count;
};

const share = (values: readonly number[], counts: (value: number, at: number) => boolean, of: number): number =>
  values.reduce((sum, value, at) => sum + (counts(value, at) ? 1 : 0), 0) / of;
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
const varianceOf = (values: readonly number[], middle: number): number => mean(values.map((one) => (one - middle) ** 2));
