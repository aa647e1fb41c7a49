import { expect, test } from 'vitest';
import { repeatSeed } from '../../../src/core/repeat-seed.ts';

test('each trial has a seed of its own, the first that of the run, and the same again for the same run', () => {
  const seeds = Array.from({ length: 100 }, (_, index) => repeatSeed(7, index + 1));
  expect(seeds[0]).toBe(7);
  expect(new Set(seeds).size).toBe(100);
  expect(seeds).toEqual(Array.from({ length: 100 }, (_, index) => repeatSeed(7, index + 1)));
  expect(repeatSeed(8, 2)).not.toBe(repeatSeed(7, 2));
  // As --seed takes it.
  for (const seed of seeds) expect(String(seed)).toMatch(/^\d{1,10}$/);
});
