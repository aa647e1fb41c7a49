import { quantile } from '../../src/core/statistics/quantile.ts';

export { quantile };

/** What is told of every series: how many values, the least, the middle and the greatest. */
export interface Spread {
  readonly n: number;
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** @throws RangeError as {@link quantile} does. */
export const spread = (values: readonly number[]): Spread => ({
  n: values.length,
  min: quantile(values, 0),
  median: quantile(values, 0.5),
  max: quantile(values, 1),
});

/** Ours divided by theirs, pair by pair: both values of a pair were measured one right after the other. @throws RangeError when one is left alone. */
export const ratios = (ours: readonly number[], theirs: readonly number[]): readonly number[] => paired(ours, theirs, (a, b) => a / b);

/** Ours less theirs, pair by pair. @throws RangeError when one is left alone. */
export const differences = (ours: readonly number[], theirs: readonly number[]): readonly number[] => paired(ours, theirs, (a, b) => a - b);

const paired = (ours: readonly number[], theirs: readonly number[], combine: (a: number, b: number) => number): readonly number[] => {
  if (ours.length !== theirs.length)
    throw new RangeError(`pairs need two series of one length, got ${String(ours.length)} and ${String(theirs.length)}`);
  return ours.map((value, index) => combine(value, theirs[index] ?? Number.NaN));
};
