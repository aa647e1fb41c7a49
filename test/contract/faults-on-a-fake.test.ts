import { describe, expect, test } from 'vitest';
import * as catalogue from '../../faults/index.ts';
import { faultsOf } from '../../src/core/composition.ts';
import { compositions, groupings } from './catalogue/compositions.ts';
import { faultCatalogue } from './catalogue/index.ts';
import { fakeCourses } from '../unit/runner/fake-courses.ts';
import { scheduledAlone } from '../unit/runner/scheduled-alone.ts';
import { faultContract } from './fault-contract.ts';

test('the contract covers every fault that there is', () => {
  expect([...Object.keys(faultCatalogue), ...Object.keys(compositions), ...groupings].sort()).toEqual(Object.keys(catalogue).sort());
});

for (const [name, entry] of Object.entries(faultCatalogue)) faultContract(name, entry);

describe.each(Object.entries(compositions))('%s', (_, { make, words, strikes, refuses }) => {
  const made = make();

  test('is frozen, all the way down, and points at the line of the drill', () => {
    expect([made, made.parts].every(Object.isFrozen)).toBe(true);
    expect(made.place?.file).toMatch(/catalogue\/compositions\.ts$/);
    for (const one of faultsOf(made.parts)) expect([one.place, one.target.place]).toEqual([made.place, undefined]);
  });

  test('strikes exactly these targets', () => {
    expect(faultsOf([made]).map(({ kind, target }) => `${kind} on ${target.name}`)).toEqual(strikes);
    expect(made.words).toBe(words);
  });

  test.each(Object.entries(refuses))('refuses %s', (_, [attempt, message]) => {
    expect(attempt).toThrow(new RangeError(message));
  });

  test('everything of it is written down before the first call, bites, and is lifted', async () => {
    const calls: string[] = [];
    const { courses, faults, stages } = fakeCourses(calls);
    const course = await courses.begin(scheduledAlone(made));
    expect(await course.over).toBe(true);
    expect(calls.slice(0, strikes.length).every((call) => call.startsWith('intend'))).toBe(true);
    expect(calls.slice(strikes.length).every((call) => call.startsWith('apply'))).toBe(true);
    await course.lift();
    expect(stages('seen-lifted')).toHaveLength(strikes.length);
    expect(await faults.liftAll()).toEqual([]);
  });
});
