import { expect, it } from 'vitest';
import { nearest } from '../../../src/runbook/nearest.ts';

it('finds the spelling of a misspelt word, best first', () => {
  expect(nearest('RedisDwon', ['PostgresDown', 'RedisDown', 'QueueSlow'], String)).toEqual(['RedisDown', 'PostgresDown', 'QueueSlow']);
});

it('finds the sentence that a few words come from, before a short one that looks like them', () => {
  const steps = [
    'Restart the application.',
    'No fallback would be safe in production, so keep the application in maintenance mode until it is back.',
  ];
  expect(nearest('keep the aplication in maintenance', steps, String, 1)).toEqual([steps[1]]);
});

it('answers nothing of nothing, and survives words that are empty', () => {
  expect(nearest('a', [], String)).toEqual([]);
  expect(nearest('', ['', 'b'], String)).toHaveLength(2);
});
