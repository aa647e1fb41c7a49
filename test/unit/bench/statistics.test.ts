import { expect, test } from 'vitest';
import { differences, quantile, ratios, spread } from '../../../scripts/bench/statistics.ts';

test('a spread tells the least, the middle and the greatest, whatever the order', () => {
  expect(spread([3, 1, 2])).toEqual({ n: 3, min: 1, median: 2, max: 3 });
  expect(spread([10, 9, 1, 2])).toEqual({ n: 4, min: 1, median: 5.5, max: 10 });
  expect(spread([7])).toEqual({ n: 1, min: 7, median: 7, max: 7 });
});

test('numbers are sorted as numbers', () => {
  expect(spread([100, 20, 3])).toEqual({ n: 3, min: 3, median: 20, max: 100 });
});

test('a quantile lies between its neighbours in proportion', () => {
  const series = Array.from({ length: 101 }, (_, n) => n);
  expect(quantile(series, 0.99)).toBe(99);
  expect(quantile(series, 0.995)).toBeCloseTo(99.5);
  expect(quantile([0, 10], 0.25)).toBe(2.5);
});

test('the series is not changed', () => {
  const series = Object.freeze([3, 1, 2]);
  expect(quantile(series, 0)).toBe(1);
  expect(series).toEqual([3, 1, 2]);
});

test('no evidence is no figure', () => {
  expect(() => spread([])).toThrow(RangeError);
  expect(() => spread([1, Number.NaN])).toThrow(RangeError);
  expect(() => spread([1, Infinity])).toThrow(RangeError);
  expect(() => quantile([1], 1.01)).toThrow(RangeError);
  expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
});

test('ratios and differences go pair by pair, in the order of measuring', () => {
  expect(ratios([10, 9], [5, 10])).toEqual([2, 0.9]);
  expect(differences([10, 9], [5, 10])).toEqual([5, -1]);
});

test('the median of ratios is not the ratio of medians', () => {
  const [ours, theirs] = [
    [10, 40, 30],
    [10, 20, 30],
  ];
  expect(spread(ratios(ours, theirs)).median).toBe(1);
  expect(spread(ours).median / spread(theirs).median).toBe(1.5);
});

test('a value without its pair is refused', () => {
  expect(() => ratios([1, 2], [1])).toThrow('one length');
  expect(() => differences([], [1])).toThrow('one length');
});
