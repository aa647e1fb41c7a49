import fc from 'fast-check';
import { expect, test } from 'vitest';
import { worst, type Verdict } from '../../../src/core/verdict.ts';

const order: readonly Verdict[] = ['held', 'drift', 'inconclusive', 'broken'];
const verdicts = fc.array(fc.constantFrom(...order), { minLength: 1, maxLength: 8 });

test('no verdict at all is no evidence', () => {
  expect(worst([])).toBe('inconclusive');
});

test.each([
  [['held', 'drift'], 'drift'],
  [['drift', 'inconclusive'], 'inconclusive'],
  [['inconclusive', 'broken'], 'broken'],
  [['held', 'held'], 'held'],
] as const)('of %j', (several, expected) => {
  expect(worst(several)).toBe(expected);
});

test('the worst is one of them, and none of them is worse', () => {
  fc.assert(
    fc.property(verdicts, (several) => {
      const found = worst(several);
      expect(several).toContain(found);
      expect(Math.max(...several.map((one) => order.indexOf(one)))).toBe(order.indexOf(found));
    }),
  );
});

test('the order and the grouping do not matter', () => {
  fc.assert(
    fc.property(verdicts, verdicts, (a, b) => {
      expect(worst([...a, ...b])).toBe(worst([worst(b), worst(a)]));
      expect(worst(a.toReversed())).toBe(worst(a));
    }),
  );
});
