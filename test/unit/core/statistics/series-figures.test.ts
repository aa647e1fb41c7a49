import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianInterval } from '../../../../src/core/statistics/median-interval.ts';
import { seriesFigures } from '../../../../src/core/statistics/series-figures.ts';
import { seeded } from '../../../../src/core/seeded.ts';

test('the middle, how sure it is, and how far it spreads', () => {
  expect(seriesFigures([9, 1, 8, 2, 7, 3, 6, 4, 5, 10])).toEqual({
    n: 10,
    median: 5.5,
    interval: { low: 2, high: 9, confidence: 1 - 2 * (11 / 1_024) },
    no_interval: null,
    min: 1,
    lower_quartile: 3.25,
    upper_quartile: 7.75,
    max: 10,
  });
});

test('five values give no interval, and the figures say so; six give one of 96.9 %', () => {
  expect(seriesFigures([1, 2, 3, 4, 5])).toMatchObject({
    median: 3,
    interval: null,
    no_interval: '5 of at least 6 runs that an interval of 95 % takes',
  });
  expect(medianInterval([1, 2, 3, 4, 5, 6])).toEqual({ low: 1, high: 6, confidence: 0.96875 });
});

test('nothing has no figures, and what is no number is refused', () => {
  expect(seriesFigures([])).toBeNull();
  expect(() => seriesFigures([1, Number.NaN])).toThrow(RangeError);
});

// Of the table of the sign test: ranks of the two ends for n values at 95 %.
test.each([
  [8, 1],
  [9, 2],
  [12, 3],
  [17, 5],
  [20, 6],
  [25, 8],
  [30, 10],
  [50, 18],
])('with %i values the interval goes from rank %i to the same rank from the end', (n, rank) => {
  const values = Array.from({ length: n }, (_, index) => index + 1);
  expect(medianInterval(values)).toMatchObject({ low: rank, high: n + 1 - rank });
});

test('whatever the order and the values, the interval holds the median of the series and is as sure as it says', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 6, maxLength: 80 }), (values) => {
      const figures = seriesFigures(values);
      const { low, high, confidence } = figures?.interval ?? { low: Infinity, high: -Infinity, confidence: 0 };
      expect(low).toBeLessThanOrEqual(figures?.median ?? Number.NaN);
      expect(high).toBeGreaterThanOrEqual(figures?.median ?? Number.NaN);
      expect(confidence).toBeGreaterThanOrEqual(0.95);
      expect(medianInterval(values.toReversed())).toEqual(figures?.interval);
    }),
  );
});

test('of 4,000 series with outliers, 95 % or more have the true median in their interval', () => {
  const random = seeded(3);
  const covered = Array.from({ length: 4_000 }, () => medianInterval(Array.from({ length: 11 }, () => 1 / random()))).filter(
    (interval) => interval !== null && interval.low <= 2 && interval.high >= 2,
  );
  expect(covered.length / 4_000).toBeGreaterThan(0.95);
  expect(covered.length / 4_000).toBeLessThan(0.998);
});
