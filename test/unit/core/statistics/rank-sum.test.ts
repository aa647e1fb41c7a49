import { expect, test } from 'vitest';
import { countAbove, criticalCount } from '../../../../src/core/statistics/rank-sum.ts';

test('a tie is above for neither', () => {
  expect(countAbove([2, 3], [1, 2])).toBe(3);
  expect(countAbove([1, 2], [2, 3])).toBe(0);
});

/** Every order of both series, one by one. */
const countsByHand = (these: number, those: number): readonly number[] => {
  const counts: number[] = [];
  const place = (left: number, right: number, count: number): void => {
    if (left === 0 && right === 0) counts.push(count);
    if (left > 0) place(left - 1, right, count + (those - right));
    if (right > 0) place(left, right - 1, count);
  };
  place(these, those, 0);
  return counts;
};

test.each([
  [3, 4],
  [5, 5],
  [2, 9],
  [6, 3],
])('for %i and %i values the critical counts are those of all orders, one by one', (these, those) => {
  const counts = countsByHand(these, those);
  for (const probability of [0.5, 0.1, 0.05, 0.01, 0.001]) {
    const critical = criticalCount(these, those, probability);
    const reaching = (least: number): number => counts.filter((count) => count >= least).length / counts.length;
    expect(reaching(critical)).toBeLessThanOrEqual(probability);
    expect(reaching(critical - 1)).toBeGreaterThan(probability);
  }
});

test('three against three can never be significant', () => {
  expect(criticalCount(3, 3, 0.05)).toBe(9);
  expect(criticalCount(3, 3, 0.025)).toBeGreaterThan(9);
});
