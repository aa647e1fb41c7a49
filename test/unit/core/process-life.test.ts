import { describe, expect, test } from 'vitest';
import { parseStat } from '../../../src/core/process-life.ts';

const stat = (name: string, state: string): string => `4520 (${name}) ${state} 1 4520 4520 0 -1 4194560 9 0 0 0 1 2 0 0 20 0 12 0 987654 1 2 3`;

describe('parseStat', () => {
  test('reads the program, its life and its beginning', () => {
    expect(parseStat(stat('dockerd', 'S'))).toEqual({ program: 'dockerd', alive: true, began: '987654' });
  });
  test.each(['Z', 'X', 'x'])('one that has ended is not alive, whether its parent has taken notice or is about to: %s', (state) => {
    expect(parseStat(stat('dockerd', state))?.alive).toBe(false);
  });
  test.each(['R', 'S', 'D', 'T', 't', 'I'])('one that may go on is alive: %s', (state) => {
    expect(parseStat(stat('dockerd', state))?.alive).toBe(true);
  });
  test('a name may hold spaces and parentheses', () => {
    expect(parseStat(stat('a) S (b', 'S'))?.program).toBe('a) S (b');
  });
  test('what is no such line is undefined', () => {
    expect(parseStat('')).toBeUndefined();
    expect(parseStat('4520 (dockerd) S')).toBeUndefined();
  });
});
