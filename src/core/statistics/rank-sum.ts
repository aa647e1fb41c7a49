/** How often a value of one series is above a value of another. Ties count for neither, which can only make a difference harder to see. */
export const countAbove = (these: readonly number[], those: readonly number[]): number => {
  let count = 0;
  // Replays compare billions of pairs. Closures take ten times as long, and so does a branch that nobody can predict.
  for (const one of these) for (const other of those) count += Number(one > other);
  return count;
};

const known = new Map<string, number>();

/**
 * The least count of {@link countAbove} that chance alone reaches with at most this probability, for two series of these lengths from one source,
 * whatever its distribution (the test of Wilcoxon, Mann and Whitney, exactly). More than `these * those` where no count is so rare.
 */
export const criticalCount = (these: number, those: number, probability: number): number => {
  const key = `${String(these)} ${String(those)} ${String(probability)}`;
  const found = known.get(key) ?? rareCount(waysToCount(these, those), probability);
  known.set(key, found);
  return found;
};

const rareCount = (ways: Float64Array, probability: number): number => {
  const all = ways.reduce((sum, one) => sum + one, 0);
  let count = ways.length;
  let tail = 0;
  while (count > 0) {
    tail += ways[count - 1] ?? 0;
    if (tail / all > probability) return count;
    count -= 1;
  }
  return count;
};

/** In how many orders of both series a count comes about: the coefficients of Gauss's polynomial, one factor a value. */
const waysToCount = (these: number, those: number): Float64Array => {
  const ways = new Float64Array(these * those + 1);
  ways[0] = 1;
  const at = (count: number): number => ways[count] ?? 0;
  for (let factor = 1; factor <= these; factor += 1) {
    for (let count = ways.length - 1; count >= those + factor; count -= 1) ways[count] = at(count) - at(count - those - factor);
    for (let count = factor; count < ways.length; count += 1) ways[count] = at(count) + at(count - factor);
  }
  return ways;
};
