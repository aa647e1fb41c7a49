import { expect, test } from 'vitest';
import { exitOfVerdict, worstExit } from '../../../src/core/exit-code.ts';

test('a document that is wrong fails as a broken promise does; what could not be seen has a code of its own', () => {
  expect(exitOfVerdict).toEqual({ held: 0, drift: 1, inconclusive: 2, broken: 1 });
});

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
