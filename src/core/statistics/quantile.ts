/**
 * The value below which a share of the series lies, between its neighbours in proportion: the median of an even series is the mean of the two in
 * the middle.
 * @param share - 0 to 1. @throws RangeError for an empty series or one that holds something else than finite numbers: a figure without evidence is no figure.
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
