import fc from 'fast-check';
import { expect, test } from 'vitest';
import { milliseconds, minutes } from '../../../src/core/duration.ts';
import { timing } from '../../../src/core/timing.ts';

test('production plays what is documented', () => {
  const production = timing('production', 10);
  expect([production.name, production.factor, production.play(minutes(5))]).toEqual(['production', 1, 300_000]);
});

test('fast divides by the factor of the stack, ten where it states none', () => {
  expect(timing('fast', 4).play(minutes(1))).toBe(15_000);
  expect(timing('fast').factor).toBe(10);
});

test('the order of two durations never changes', () => {
  const duration = fc.nat(1_000_000).map(milliseconds);
  fc.assert(
    fc.property(duration, duration, fc.integer({ min: 1, max: 100 }), (a, b, factor) => {
      const fast = timing('fast', factor);
      expect(Math.sign(fast.play(a) - fast.play(b))).toBe(Math.sign(a - b));
    }),
  );
});
