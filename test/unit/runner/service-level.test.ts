import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { milliseconds } from '../../../src/core/duration.ts';
import { percent } from '../../../src/core/quantity.ts';
import { isGood } from '../../../src/runner/is-good.ts';
import { operationsOf } from '../../../src/runner/operations-of.ts';
import { restoration, successRatio } from '../../../src/runner/service-level.ts';
import { operation, timelineOf } from './timeline-of.ts';

const good = isGood({});

type Operations = ReturnType<typeof operationsOf>;

/** What the words say, tried out start by start and without any cleverness. */
const byBruteForce = (operations: Operations, afterMs: number, windowMs: number, succeeds: number): readonly [number, number] | undefined => {
  const after = operations.filter(({ intendedMs }) => intendedMs >= afterMs);
  for (const [start, first] of after.entries()) {
    const rest = after.slice(start);
    const inside = rest.filter(({ intendedMs }) => intendedMs <= first.intendedMs + windowMs);
    const last = rest.find(({ intendedMs }) => intendedMs > first.intendedMs + windowMs);
    const good = inside.filter(({ outcome }) => outcome === 'ok').length;
    if (first.outcome === 'ok' && last !== undefined && good / inside.length >= succeeds) return [first.number, last.number];
  }
  return undefined;
};

const outcome = fc.constantFrom('ok', 'ok', 'ok', 'failed', 'unsent');
const load = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), outcome), { maxLength: 60 }).map((drawn) => drawn.toSorted(([a], [b]) => a - b));

test('restoration is the first good operation of the first window that stays good', () => {
  fc.assert(
    fc.property(
      load,
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 100 }),
      (drawn, after, window, share) => {
        const operations = operationsOf(timelineOf(...drawn.map(([at, how], number) => operation(at, how, { number }))));
        const found = restoration(operations, after, { window: milliseconds(window), succeeds: percent(share), good });
        const expected = byBruteForce(operations, after, window, percent(share));
        expect(found === undefined ? undefined : [found.first.number, found.last.number]).toEqual(expected);
      },
    ),
    { numRuns: 2_000 },
  );
});

describe('restoration, by example', () => {
  const every100 = (outcomes: string): Operations =>
    operationsOf(
      timelineOf(...Array.from(outcomes, (letter, index) => operation(index * 100, letter === '+' ? 'ok' : letter === '-' ? 'failed' : 'unsent'))),
    );
  const restoredAt = (outcomes: string, share = 100): number | undefined =>
    restoration(every100(outcomes), 0, { window: milliseconds(300), succeeds: percent(share), good })?.first.intendedMs;

  test.each([
    ['everything good from the start', '++++++', 0],
    ['good after an outage', '---+++++', 300],
    ['a good one in the middle of the outage does not count', '--+---+++++', 600],
    ['the window is not over yet', '---++++', undefined],
    ['an unsent operation is a bad one', '--+?++++++', 400],
    ['never good again', '--------', undefined],
    ['no operation at all', '', undefined],
  ])('%s', (_, outcomes, at) => {
    expect(restoredAt(outcomes)).toBe(at);
  });

  test('a share of bad ones may be allowed', () => {
    expect(restoredAt('--++-+++++', 75)).toBe(200);
    expect(restoredAt('--++-+++++', 76)).toBe(500);
  });
});

describe('the success ratio', () => {
  const operations = operationsOf(timelineOf(operation(0), operation(100, 'failed'), operation(200, 'unsent'), operation(300)));

  test.each([
    [0, Infinity, 0.5],
    [100, 300, 0],
    [300, Infinity, 1],
    [0, 100, 1],
  ])('from %i ms to %i ms', (from, to, ratio) => {
    expect(successRatio(operations, good, from, to)).toBe(ratio);
  });

  test('is no number where there was no operation', () => {
    expect(successRatio(operations, good, 301)).toBeUndefined();
  });
});

test('operations stand in the order in which they were meant to start', () => {
  const { events } = timelineOf(operation(200), operation(0), operation(100));
  expect(operationsOf({ events }).map(({ intendedMs }) => intendedMs)).toEqual([0, 100, 200]);
});

describe('a window is complete once every operation of it was answered', () => {
  const seen = (...numbers: readonly number[]) =>
    restoration(operationsOf(timelineOf(...numbers.map((number) => operation(number * 100, number === 0 ? 'failed' : 'ok', { number })))), 0, {
      window: milliseconds(300),
      succeeds: percent(50),
      good,
    })?.first.number;

  test('one that is still on its way may turn out to be bad', () => {
    expect(seen(0, 1, 2, 4, 5, 6)).toBeUndefined();
    expect(seen(0, 1, 2, 3, 4, 5, 6)).toBe(1);
  });

  test('one from before it, or after it, does not matter', () => {
    expect(seen(0, 2, 3, 4, 5, 6)).toBe(2);
    expect(seen(0, 1, 2, 3, 4, 5, 7)).toBe(1);
  });
});
