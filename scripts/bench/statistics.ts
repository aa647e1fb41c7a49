/** What is told of every series: how many values, the least, the middle and the greatest. */
export interface Spread {
  readonly n: number;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** @throws RangeError for an empty series or one that holds something else than finite numbers: a figure without evidence is no figure. */
export const spread = (values: readonly number[]): Spread => ({
  n: values.length,
  min: quantile(values, 0),
  median: quantile(values, 0.5),
  max: quantile(values, 1),
});

/**
 * The value below which a share of the series lies, between its neighbours in proportion: the median of an even series is the mean of the two in
 * the middle.
 * @param share - 0 to 1. @throws RangeError as {@link spread} does.
 */
export const quantile = (values: readonly number[], share: number): number => {
  if (values.length === 0 || !values.every(Number.isFinite)) throw new RangeError('a series holds at least one number, and finite ones only');
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share lies between 0 and 1, got ${String(share)}`);
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
};

/** Ours divided by theirs, pair by pair: both values of a pair were measured one right after the other. @throws RangeError when one is left alone. */
export const ratios = (ours: readonly number[], theirs: readonly number[]): readonly number[] => paired(ours, theirs, (a, b) => a / b);

/** Ours less theirs, pair by pair. @throws RangeError when one is left alone. */
export const differences = (ours: readonly number[], theirs: readonly number[]): readonly number[] => paired(ours, theirs, (a, b) => a - b);

const paired = (ours: readonly number[], theirs: readonly number[], combine: (a: number, b: number) => number): readonly number[] => {
  if (ours.length !== theirs.length)
    throw new RangeError(`pairs need two series of one length, got ${String(ours.length)} and ${String(theirs.length)}`);
  return ours.map((value, index) => combine(value, theirs[index] ?? Number.NaN));
};
