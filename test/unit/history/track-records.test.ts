import { describe, expect, test } from 'vitest';
import type { PastTrial } from '../../../src/core/past-trial.ts';
import { trackRecords } from '../../../src/history/track-records.ts';
import { pastTrial, restoredAfter } from './past-trial.ts';

/** Restored after five seconds, give or take 2 %, in an order that nobody would draw. */
const stable = (count: number, from = 0, factor = 1): readonly PastTrial[] =>
  Array.from({ length: count }, (_, run) => restoredAfter((4_900 + ((run * 37) % 200)) * factor, from + run));

test('trials are compared within one drill, variant, timing and class of machines', () => {
  const { timing, machine } = pastTrial();
  const records = trackRecords([
    ...stable(3),
    pastTrial({ drill: 'other' }),
    pastTrial({ variant: 'restart-withheld' }),
    pastTrial({ timing: { ...timing, name: 'production', factor: 1 } }),
    pastTrial({ timing: { ...timing, factor: 20 } }),
    pastTrial({ machine: { ...machine, id: 'other' } }),
  ]);
  expect(records.map(({ drill, variant, timing: { name, factor }, machine: { id }, trials }) => [drill, variant, name, factor, id, trials])).toEqual([
    ['redis-outage', null, 'fast', 10, 'a1b2c3d4', 3],
    ['other', null, 'fast', 10, 'a1b2c3d4', 1],
    ['redis-outage', 'restart-withheld', 'fast', 10, 'a1b2c3d4', 1],
    ['redis-outage', null, 'production', 1, 'a1b2c3d4', 1],
    ['redis-outage', null, 'fast', 20, 'a1b2c3d4', 1],
    ['redis-outage', null, 'fast', 10, 'other', 1],
  ]);
});

test('figures are those of trials that were good, broken and watched; what was never restored is counted beside them', () => {
  const [record] = trackRecords([
    ...stable(6),
    restoredAfter(null, 6, { verdict: 'broken', failure: 'recovery' }),
    restoredAfter(99_000, 7, { verdict: 'inconclusive', failure: 'injection' }),
    restoredAfter(99_000, 8, { verdict: 'inconclusive', failure: 'environment' }),
    restoredAfter(99_000, 9, { verdict: 'inconclusive', outcome: 'aborted', failure: null }),
  ]);
  expect(record).toMatchObject({
    trials: 10,
    verdicts: { held: 6, drift: 0, inconclusive: 3, broken: 1 },
    failures: { environment: 1, injection: 1, detection: 0, recovery: 1, data: 0, harness: 0 },
  });
  const restored = record?.figures.find(({ name }) => name === 'restored');
  expect(restored).toMatchObject({ of: 7, newest: null, figures: { n: 6, max: 5_085 } });
  expect(trackRecords(stable(6))[0]?.figures.find(({ name }) => name === 'restored')?.newest).toBe(5_085);
  expect(record?.figures.find(({ name }) => name === 'detected')).toMatchObject({ of: 7, figures: { n: 7, median: 740 } });
});

describe('a recovery that takes a tenth longer from one commit on', () => {
  const slower = stable(10, 30, 1.1).map((trial) => ({ ...trial, commit: { id: 'slow', dirty: false } }));
  const trials = [...stable(30), ...slower];

  test('is found within ten runs, with the commit that it begins with, and stays in the record', () => {
    const [record] = trackRecords(trials);
    const restored = record?.figures.find(({ name }) => name === 'restored');
    expect(restored?.changes).toHaveLength(1);
    expect(restored?.changes[0]).toMatchObject({ since: { run_id: 'run-30', commit: 'slow' }, found: { run_id: 'run-32' }, trials_since_found: 7 });
    expect(restored?.changes[0]?.by).toBeCloseTo(0.1, 1);
    expect(record?.figures.find(({ name }) => name === 'detected')?.changes).toEqual([]);
  });

  test('is told as long as it was found among the newest trials, though all are compared', () => {
    const changes = (last: number): unknown => trackRecords(trials, last)[0]?.figures.find(({ name }) => name === 'restored')?.changes;
    expect(changes(8)).toHaveLength(1);
    expect(changes(7)).toEqual([]);
    expect(trackRecords(trials, 7)[0]).toMatchObject({ recorded: 40, trials: 7 });
  });
});

test('a history that is noisy knows what it cannot show', () => {
  const noisy = Array.from({ length: 30 }, (_, run) => restoredAfter(5_000 + ((run * 37) % 11) * 300, run));
  expect(trackRecords(noisy)[0]?.figures.find(({ name }) => name === 'restored')?.visible_change).toBeGreaterThan(0.2);
});

test('a clock that strikes at once does no harm to ratios', () => {
  const at_once = Array.from({ length: 40 }, (_, run) => restoredAfter(0, run));
  expect(trackRecords(at_once)[0]?.figures.find(({ name }) => name === 'restored')).toMatchObject({ figures: { median: 0 }, changes: [] });
});
