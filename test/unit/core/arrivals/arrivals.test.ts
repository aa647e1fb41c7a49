import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Arrivals } from '../../../../src/core/arrivals/arrivals.ts';
import { constantArrivalRate } from '../../../../src/core/arrivals/constant-arrival-rate.ts';
import { poissonArrivals } from '../../../../src/core/arrivals/poisson-arrivals.ts';
import { rampingArrivalRate } from '../../../../src/core/arrivals/ramping-arrival-rate.ts';
import { recordedArrivals } from '../../../../src/core/arrivals/recorded-arrivals.ts';
import { milliseconds, seconds } from '../../../../src/core/duration.ts';
import { perSecond } from '../../../../src/core/quantity.ts';
import { firstArrivals } from './first-arrivals.ts';

const until = (arrivals: Arrivals, ms: number, seed = 1): readonly number[] => {
  const found: number[] = [];
  for (const at of arrivals.instants(seed)) {
    if (at > ms) return found;
    found.push(at);
  }
  return found;
};
const rate = fc.integer({ min: 1, max: 2_000 }).map(perSecond);
const over = fc.integer({ min: 1, max: 5_000 }).map(milliseconds);

const everyKind = fc.oneof(
  rate.map(constantArrivalRate),
  rate.map(poissonArrivals),
  fc
    .tuple(rate, fc.array(fc.record({ to: rate, over }), { minLength: 1, maxLength: 4 }))
    .map(([from, stages]) => rampingArrivalRate({ from, stages })),
  fc
    .array(fc.integer({ min: 0, max: 1_000 }), { minLength: 2, maxLength: 20 })
    .filter((gaps) => gaps.slice(1).some((gap) => gap > 0))
    .map((gaps) => recordedArrivals(gaps.map((_, index) => milliseconds(gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0))))),
);

test('arrivals of every kind begin at once, never go back, have no end, and are the same for the same seed', () => {
  fc.assert(
    fc.property(everyKind, fc.integer(), (arrivals, seed) => {
      const instants = firstArrivals(arrivals, 500, seed);
      expect(instants).toHaveLength(500);
      expect(instants[0]).toBe(0);
      expect(instants.every((at, index) => Number.isFinite(at) && at >= (instants[index - 1] ?? 0))).toBe(true);
      expect(firstArrivals(arrivals, 500, seed)).toEqual(instants);
    }),
    { numRuns: 200 },
  );
});

test('a constant rate does not drift: the millionth arrival is where it belongs', () => {
  expect(firstArrivals(constantArrivalRate(perSecond(3)), 1_000_000).at(-1)).toBe(999_999 * (1_000 / 3));
});

describe('a ramp', () => {
  test('has as many arrivals in a stage as the area below its line', () => {
    fc.assert(
      fc.property(rate, rate, over, (from, to, length) => {
        const found = until(rampingArrivalRate({ from, stages: [{ to, over: length }] }), length).length;
        expect(Math.abs(found - (1 + (((from + to) / 2) * length) / 1_000))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  test('begins at its first rate and stays at its last one', () => {
    const ramp = rampingArrivalRate({ from: perSecond(10), stages: [{ to: perSecond(100), over: seconds(10) }] });
    const instants = until(ramp, 20_000);
    expect(instants[1]).toBeCloseTo(96, 0);
    const later = instants.filter((at) => at > 10_000);
    expect(later.slice(1).every((at, index) => Math.abs(at - (later[index] ?? 0) - 10) < 1e-6)).toBe(true);
  });

  test('a level one is a constant rate', () => {
    const level = rampingArrivalRate({ from: perSecond(20), stages: [{ to: perSecond(20), over: seconds(1) }] });
    for (const [index, at] of firstArrivals(level, 100).entries()) expect(at).toBeCloseTo(index * 50, 6);
  });

  test('says what it is', () => {
    const stages = [
      { to: perSecond(50), over: seconds(30) },
      { to: perSecond(5), over: seconds(2) },
    ];
    expect(rampingArrivalRate({ from: perSecond(5), stages }).words).toBe('ramping from 5/s to 50/s over 30 s, then to 5/s over 2 s');
  });

  test.each([
    ['without a stage', []],
    ['with a stage that lasts no time', [{ to: perSecond(1), over: seconds(0) }]],
  ])('%s is refused', (_, stages) => {
    expect(() => rampingArrivalRate({ from: perSecond(1), stages })).toThrow(RangeError);
  });
});

describe('arrivals by chance', () => {
  const gaps = firstArrivals(poissonArrivals(perSecond(100)), 20_001, 7)
    .map((at, index, all) => (all[index + 1] ?? at) - at)
    .slice(0, -1);

  test('come at the rate on average, and bunch as users do: the deviation of their gaps is their mean', () => {
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
    expect(mean).toBeGreaterThan(9.7);
    expect(mean).toBeLessThan(10.3);
    expect(deviation / mean).toBeGreaterThan(0.97);
    expect(deviation / mean).toBeLessThan(1.03);
  });

  test('are others for another seed', () => {
    const arrivals = poissonArrivals(perSecond(100));
    expect(firstArrivals(arrivals, 10, 1)).not.toEqual(firstArrivals(arrivals, 10, 2));
  });
});

describe('a recording', () => {
  const recording = [500, 500, 700, 1_100].map(milliseconds);

  test('is played as it was, and again one mean gap after it is over', () => {
    expect(firstArrivals(recordedArrivals(recording), 9)).toEqual([0, 0, 200, 600, 800, 800, 1_000, 1_400, 1_600]);
  });

  test.each([
    ['of one arrival', [5]],
    ['that goes back', [5, 9, 8]],
    ['that takes no time', [5, 5]],
  ])('%s is refused', (_, instants) => {
    expect(() => recordedArrivals(instants.map(milliseconds))).toThrow(RangeError);
  });
});
