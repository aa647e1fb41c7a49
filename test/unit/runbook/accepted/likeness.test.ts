import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeness } from '../../../../src/runbook/accepted/likeness.ts';

test.each([
  ['Leave maintenance mode.', 'Leave `maintenance` mode', 1],
  ['Leave maintenance mode.', 'End maintenance mode.', 2 / 3],
  ['Keep users out.', 'Lock users out.', 2 / 3],
  ['Leave maintenance mode.', 'Let users in again.', 0],
  ['', 'Let users in again.', 0],
  ['—', '—', 0],
])('%j and %j', (one, other, expected) => {
  expect(likeness(one, other)).toBeCloseTo(expected);
});

test('is the same both ways, and between 0 and 1', () => {
  fc.assert(
    fc.property(fc.lorem(), fc.lorem(), (one, other) => {
      expect(likeness(one, other)).toBe(likeness(other, one));
      expect(likeness(one, other)).toBeGreaterThanOrEqual(0);
      expect(likeness(one, `${one} ${other}`)).toBeLessThanOrEqual(1);
    }),
  );
});
