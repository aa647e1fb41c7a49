import { expect, test } from 'vitest';
import { bytes, cores, formatBytes, kibibytes, mebibytes, percent, perSecond } from '../../../src/core/quantity.ts';

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

test('bytes are counted in powers of 1024', () => {
  expect([bytes(0), kibibytes(64), mebibytes(1.5)]).toEqual([0, 65_536, 1_572_864]);
  expect([0, 512, 1_023, 65_536, 1_572_864, 3 * 1_024 ** 3].map(formatBytes)).toEqual(['0 B', '512 B', '1023 B', '64 KiB', '1.5 MiB', '3 GiB']);
});

test.each([-1, 0.5, NaN, Infinity])('%d is no amount of bytes', (n) => {
  expect(() => bytes(n)).toThrow(new RangeError(`an amount of bytes is a whole number that is not negative, got ${String(n)}`));
});

test('a core can be shared out', () => {
  expect([cores(0.01), cores(2)]).toEqual([0.01, 2]);
});

test.each([0, -1, 1_025, NaN, Infinity])('%d is no number of cores', (n) => {
  expect(() => cores(n)).toThrow(new RangeError(`a number of cores lies between 0.01 and 1024, got ${String(n)}`));
});
