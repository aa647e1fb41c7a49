import { expect, test } from 'vitest';
import { percent, perSecond } from '../../../src/core/quantity.ts';

test('a percentage is a share of one', () => {
  expect([percent(0), percent(99), percent(100)]).toEqual([0, 0.99, 1]);
});

test.each([-1, 100.1, NaN, Infinity])('%d is no percentage', (n) => {
  expect(() => percent(n)).toThrow(new RangeError(`a percentage lies between 0 and 100, got ${String(n)}`));
});

test('a rate is counted per second', () => {
  expect([perSecond(0.1), perSecond(20), perSecond(10_000)]).toEqual([0.1, 20, 10_000]);
});

test.each([0, -1, 10_001, NaN, Infinity])('%d is no rate', (n) => {
  expect(() => perSecond(n)).toThrow(new RangeError(`a rate lies between 0 and 10,000 per second, got ${String(n)}`));
});
