import { expect, test } from 'vitest';
import { worstExit } from '../../../src/core/exit-code.ts';

test.each([
  [[], 0],
  [[0, 0], 0],
  [[0, 2], 2],
  [[2, 1], 1],
  [[1, 130], 130],
  [[130, 5], 5],
  [[5, 130], 5],
  [[4, 77], 77],
  [[77, 5], 5],
])('of %j it is %i', (codes, worst) => {
  expect(worstExit(codes)).toBe(worst);
});
