import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, hours, milliseconds, minutes, parseDuration, seconds } from '../../../src/core/duration.ts';

test('every unit is counted in milliseconds', () => {
  expect([milliseconds(1.5), seconds(2), minutes(2), hours(2)]).toEqual([1.5, 2_000, 120_000, 7_200_000]);
});

test.each([-1, -0.001, Infinity, -Infinity, NaN])('%d is no duration', (n) => {
  for (const make of [milliseconds, seconds, minutes, hours]) expect(() => make(n)).toThrow(RangeError);
  expect(() => milliseconds(n)).toThrow(`a duration is a finite number that is not negative, got ${String(n)}`);
});

describe('reading', () => {
  test.each([
    ['250ms', 250],
    ['15s', 15_000],
    ['1m30s', 90_000],
    ['1.5h', 5_400_000],
    ['0s', 0],
    ['1d', 86_400_000],
    ['1w', 604_800_000],
    ['1y', 31_536_000_000],
    ['1h1m1s1ms', 3_661_001],
  ])('%s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each(['', '5', '5 s', 's', '-5s', '5S', '1.s', '5s ', 'x5s', '5sx', '1,5s', '5µs'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test('any sum of units', () => {
    const part = fc.tuple(fc.nat(1_000), fc.constantFrom(['ms', 1], ['s', 1_000], ['m', 60_000], ['h', 3_600_000]));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const text = parts.map(([amount, [unit]]) => `${String(amount)}${unit}`).join('');
        expect(parseDuration(text)).toBe(parts.reduce((sum, [amount, [, size]]) => sum + amount * size, 0));
      }),
    );
  });
});

describe('writing', () => {
  test.each([
    [0, '0 ms'],
    [0.1234, '0.123 ms'],
    [180, '180 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [4_200, '4.2 s'],
    [12_345, '12.3 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min'],
    [60_000, '1 min'],
    [330_000, '5 min 30 s'],
    [3_600_000, '60 min'],
    [-1_500, '-1.5 s'],
  ])('%d ms', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test('is never further off than half a unit of its third digit, or half a second above a minute', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 7_200_000, noNaN: true }), (ms) => {
        const read = parseDuration(formatDuration(ms).replace('min', 'm').replaceAll(' ', '')) ?? NaN;
        expect(Math.abs(read - ms)).toBeLessThanOrEqual(ms < 59_950 ? ms * 0.005 + 1e-9 : 500);
      }),
    );
  });
});
