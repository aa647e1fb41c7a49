import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { milliseconds } from '../../../src/core/duration.ts';
import { percent } from '../../../src/core/quantity.ts';
import { incidentOf, outageOf } from '../../../src/runner/incident.ts';
import { isGood } from '../../../src/runner/is-good.ts';
import { measureIncident } from '../../../src/runner/measure-incident.ts';
import { operationsOf } from '../../../src/runner/operations-of.ts';
import { firstSymptom, type ServiceLevel } from '../../../src/runner/service-level.ts';
import { operation, timelineOf } from './timeline-of.ts';

const level = (share: number, window = 300, within?: number): ServiceLevel => ({
  window: milliseconds(window),
  succeeds: percent(share),
  good: isGood(within === undefined ? {} : { within: milliseconds(within) }),
});

type Operations = ReturnType<typeof operationsOf>;

/** One operation every 100 ms: good, failed, unsent, or slow, which takes 250 ms. */
const every100 = (outcomes: string): Operations =>
  operationsOf(
    timelineOf(
      ...Array.from(outcomes, (letter, index) =>
        letter === 's'
          ? operation(index * 100, 'ok', { latencyMs: 250 })
          : operation(index * 100, letter === '+' ? 'ok' : letter === '-' ? 'failed' : 'unsent'),
      ),
    ),
  );

describe('the first symptom', () => {
  const symptomAt = (outcomes: string, share = 75, within?: number): number | undefined =>
    firstSymptom(every100(outcomes), 0, level(share, 300, within))?.intendedMs;

  test.each([
    ['nothing bad', '++++++++', undefined],
    ['a single failure that the level allows', '++-+++++', undefined],
    ['two in a window are more than it allows', '++--++++', 200],
    ['a brown-out in which every other one fails', '+++-+-+-+', 300],
    ['an unsent operation is a bad one', '++?-++++', 200],
    ['a harmless failure long before', '-++++++--+++', 700],
    ['the recording ends in a failure', '+++++-', 500],
    ['no operation at all', '', undefined],
  ])('%s', (_, outcomes, at) => {
    expect(symptomAt(outcomes)).toBe(at);
  });

  test('is slowness as well, where the level has a latency objective', () => {
    expect(symptomAt('+++ss+++')).toBeUndefined();
    expect(symptomAt('+++ss+++', 75, 200)).toBe(300);
  });

  test('begins a window that is too bad, and no bad operation before it does', () => {
    const outcome = fc.constantFrom('+', '+', '+', '-', '?');
    fc.assert(
      fc.property(
        fc.array(outcome, { maxLength: 40 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 100 }),
        (drawn, window, share) => {
          const operations = every100(drawn.join(''));
          const { good, succeeds } = level(share);
          const tooBad = operations.filter((first) => {
            const inside = operations.filter(({ intendedMs }) => intendedMs >= first.intendedMs && intendedMs <= first.intendedMs + window);
            return !good(first) && inside.filter(good).length / inside.length < succeeds;
          });
          expect(firstSymptom(operations, 0, level(share, window))).toBe(tooBad[0]);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('an outage', () => {
  const outage = (outcomes: string, within?: number): unknown => {
    const incident = incidentOf(every100(outcomes), 0, level(100, 300, within));
    return incident === undefined ? undefined : [incident.began, incident.ended, outageOf(incident)];
  };

  test('of failures lies between the neighbours on both sides, and is told from middle to middle', () => {
    expect(outage('+++----+++++')).toEqual([
      { earliestMs: 200, latestMs: 300 },
      { earliestMs: 600, latestMs: 710 },
      { ms: 405, errorMs: 105 },
    ]);
  });

  test('in which operations had to wait ended when they were answered, and not when they were meant to start', () => {
    // The slow ones are answered from 550 on, all of them on their way when the last was sent at 500: service was back then, and not before.
    expect(outage('+++sss++++++', 200)).toEqual([
      { earliestMs: 200, latestMs: 300 },
      { earliestMs: 550, latestMs: 550 },
      { ms: 300, errorMs: 50 },
    ]);
  });

  test('is in doubt over what could not be sent', () => {
    expect(outage('+++--???+++++')).toEqual([
      { earliestMs: 200, latestMs: 300 },
      { earliestMs: 400, latestMs: 810 },
      { ms: 355, errorMs: 255 },
    ]);
  });

  test('that does not end has no length', () => {
    expect(outage('+++-----')).toEqual([{ earliestMs: 200, latestMs: 300 }, undefined, undefined]);
  });
});

describe('the error budget', () => {
  const cost = (outcomes: string, share: number): unknown => {
    const operations = every100(outcomes);
    const objective = level(share);
    return measureIncident(incidentOf(operations, 0, objective), operations, { ...objective, within: undefined, rate: 10 });
  };

  test('is spent by how many were bad against how many may be', () => {
    // Four of four were bad, and one of ten may be: ten times too fast. At ten a second it allows one a second: four seconds of it are gone.
    expect(cost('+++----+++++', 90)).toMatchObject({
      operations: 4,
      bad: 4,
      allowed: expect.closeTo(0.4) as number,
      objective: { succeeds: 0.9, within_ms: null },
    });
    expect(cost('+++----+++++', 90)).toMatchObject({ burn_rate: expect.closeTo(10) as number, budget_spent_ms: expect.closeTo(4_000) as number });
  });

  test('of an objective that allows nothing cannot be burnt', () => {
    expect(cost('+++----+++++', 100)).toMatchObject({ bad: 4, allowed: 0, burn_rate: null, budget_spent_ms: null });
  });

  test('is not touched where nobody suffered more than is allowed', () => {
    expect(cost('+++-+++++', 75)).toBeNull();
  });
});
