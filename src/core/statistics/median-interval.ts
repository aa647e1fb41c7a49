/** Where the median of whatever made a series lies, and how sure that is. */
export interface MedianInterval {
  readonly low: number;
  readonly high: number;
  /** The probability that such an interval holds the median: at least 0.95, and more where the next narrower one would have less. */
  readonly confidence: number;
}

const wanted = 0.95;

/** Fewer values give no interval of 95 %: the least and the greatest of five hold the median in 93.75 %. */
export const leastForInterval = 6;

/**
 * From one value of the series to another, counted from its ends: whatever the distribution, each value lies below the median with probability one half,
 * so that their number is binomial. `null` for fewer than {@link leastForInterval} values.
 */
export const medianInterval = (values: readonly number[]): MedianInterval | null => {
  const n = values.length;
  const sorted = values.toSorted((a, b) => a - b);
  let best: MedianInterval | null = null;
  let probability = 0.5 ** n;
  let below = probability;
  for (let from = 0; from < n / 2 && 1 - 2 * below >= wanted; from += 1) {
    const [low, high] = [sorted[from], sorted[n - 1 - from]];
    if (low !== undefined && high !== undefined) best = { low, high, confidence: 1 - 2 * below };
    probability *= (n - from) / (from + 1);
    below += probability;
  }
  return best;
};
