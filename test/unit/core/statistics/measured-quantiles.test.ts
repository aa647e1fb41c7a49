import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measuredQuantiles } from '../../../../src/core/statistics/measured-quantiles.ts';

test('are values of the series, in whatever order it comes', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(measuredQuantiles(hundred)).toEqual({ p50: 50, p95: 95, p99: 99, max: 100 });
  expect(measuredQuantiles([7])).toEqual({ p50: 7, p95: 7, p99: 7, max: 7 });
  expect(measuredQuantiles([3, 1])).toEqual({ p50: 1, p95: 3, p99: 3, max: 3 });
  expect(measuredQuantiles([])).toBeNull();
});

test('each is the least that this share of the series does not exceed', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 5_000 }), { minLength: 1, maxLength: 300 }), (values) => {
      const least = (percent: number): number =>
        Math.min(...values.filter((value) => 100 * values.filter((other) => other <= value).length >= percent * values.length));
      expect(measuredQuantiles(values)).toEqual({ p50: least(50), p95: least(95), p99: least(99), max: least(100) });
    }),
  );
});
