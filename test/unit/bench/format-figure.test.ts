import { expect, test } from 'vitest';
import { formatFigure } from '../../../scripts/bench/format-figure.ts';

test.each([
  [0.113, 'ms', '0.11 ms'],
  [-0.9, 'ms', '-0.90 ms'],
  [42.26, 'ms', '42.3 ms'],
  [5391.2, 'ms', '5,391 ms'],
  [64.4, 'µs', '64 µs'],
  [23512.4, '/s', '23,512/s'],
  [1.149, 'x', '1.15x'],
  [387.6, 'MB', '388 MB'],
  [3, 'count', '3'],
] as const)('%s %s is written %s', (value, unit, written) => {
  expect(formatFigure(value, unit)).toBe(written);
});
