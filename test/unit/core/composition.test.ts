import { describe, expect, test } from 'vitest';
import { abortsOf, errorRatioAbove, longerThan } from '../../../src/core/abort.ts';
import { faultsOf, flap, forTime, inSequence, staggered, together } from '../../../src/core/composition.ts';
import { milliseconds, minutes, seconds } from '../../../src/core/duration.ts';
import { percent } from '../../../src/core/quantity.ts';
import { firstStrokesOf, schedule, strokesOf, type Scheduled } from '../../../src/core/schedule.ts';
import { service } from '../../../src/core/target.ts';
import { kill, refuse } from '../../../faults/index.ts';

const [a, b, c] = [service('a'), service('b'), service('c')];
const now = milliseconds(0);

test('a composition is frozen and points at the line of the drill', () => {
  const made = together(kill(a), kill(b));
  expect([made, made.parts].every(Object.isFrozen)).toBe(true);
  expect(made.place?.file).toMatch(/composition\.test\.ts$/);
});

test.each<readonly [string, () => unknown, string]>([
  ['nothing together', () => together(), 'together: of nothing'],
  ['no time at all', () => forTime(now, kill(a)), 'a fault for 0 ms is none'],
  ['staggering by nothing', () => staggered({ every: now }, kill(a)), 'staggered every 0 ms is together'],
  [
    'jitter that loses the order',
    () => staggered({ every: seconds(1), jitter: milliseconds(501) }, kill(a)),
    'jitter (501 ms) cannot be larger than half of 1 s',
  ],
  [
    'a flap that is never off',
    () => flap(kill(a), { on: seconds(1), off: now, times: 2 }),
    'what flaps is on for a while and off for a while, and neither is 0 ms',
  ],
  ['a flap that strikes once', () => flap(kill(a), { on: seconds(1), off: seconds(1), times: 1 }), 'something flaps 2 to 100 times, got 1'],
  [
    'a flap without an end',
    () => flap(kill(a), { on: seconds(1), off: seconds(1), times: Infinity }),
    'something flaps 2 to 100 times, got Infinity',
  ],
  [
    'flaps of flaps without measure',
    () => flap(flap(kill(a), { on: seconds(1), off: seconds(1), times: 100 }), { on: seconds(1), off: seconds(1), times: 100 }),
    '100 times, on for 1 s, off for 1 s: it would strike 10000 times, at most 500 are allowed',
  ],
  ['a window of no length', () => errorRatioAbove(percent(50), { over: now }), 'a window of 0 ms holds no operation'],
  ['a share above which nothing is', () => errorRatioAbove(percent(100), { over: seconds(1) }), 'nothing is above 100 %'],
  ['no time for a trial', () => longerThan(now), 'a trial cannot be over in 0 ms'],
])('refuses %s', (_, attempt, message) => {
  expect(attempt).toThrow(new RangeError(message));
});

test('every drill has a ceiling, and its own replaces it', () => {
  expect(abortsOf({}).map(({ words }) => words)).toEqual(['it lasts longer than 30 min']);
  expect(abortsOf({ aborts: [longerThan(minutes(5))] }).map(({ words }) => words)).toEqual(['it lasts longer than 5 min']);
});

const ids = (scheduled: readonly Scheduled[]): readonly string[] => scheduled.flatMap(strokesOf).map(({ id }) => id);

describe('a schedule', () => {
  test('names every injection in the order written, each time of a flap by itself', () => {
    const breaks = [kill(a), together(refuse(a.to(b)), inSequence(kill(b), flap(kill(c), { on: seconds(1), off: seconds(1), times: 2 })))];
    expect(ids(schedule(breaks, 1))).toEqual(['kill-1', 'refuse-2', 'kill-3', 'kill-4', 'kill-5']);
    expect(faultsOf(breaks).map(({ kind, target }) => `${kind} ${target.name}`)).toEqual(['kill a', 'refuse a -> b', 'kill b', 'kill c']);
  });

  test('knows what strikes at its beginning', () => {
    const [one] = schedule(
      [together(staggered({ every: seconds(1) }, kill(a), kill(b)), inSequence(forTime(seconds(1), kill(c)), refuse(a.to(b))))],
      1,
    );
    expect(one === undefined ? [] : firstStrokesOf(one).map(({ id }) => id)).toEqual(['kill-1', 'kill-3']);
  });

  const shuffledOf = (seed: number): string => {
    const services = ['a', 'b', 'c', 'd', 'e'].map((name) => kill(service(name)));
    const [one] = schedule([staggered({ every: seconds(1), jitter: milliseconds(400), shuffled: true }, ...services)], seed);
    if (one?.part !== 'side-by-side') throw new Error('it should be side by side');
    expect(one.begins[0]?.after).toBe(0);
    for (const [index, { after }] of one.begins.entries()) expect(Math.abs(after - index * 1_000)).toBeLessThanOrEqual(400);
    expect(
      one.begins
        .flatMap(({ what }) => strokesOf(what))
        .map(({ fault }) => fault.target.name)
        .sort()
        .join(''),
    ).toBe('abcde');
    return one.begins.map(({ after, what }) => `${String(after)} ${strokesOf(what)[0]?.fault.target.name ?? ''}`).join(', ');
  };

  test('leaves nothing to chance but what the seed decides', () => {
    const seeds = Array.from({ length: 50 }, (_, seed) => seed);
    for (const seed of seeds) expect(shuffledOf(seed)).toBe(shuffledOf(seed));
    expect(new Set(seeds.map(shuffledOf)).size).toBe(50);
    expect(new Set(seeds.map((seed) => /[a-e]/.exec(shuffledOf(seed))?.[0])).size, 'each comes first at times').toBe(5);
  });
});
