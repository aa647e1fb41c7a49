import { expect } from 'vitest';
import type { Report } from '../../../src/core/report.ts';
import { runTrial, type TrialResult } from '../../../src/runner/trial.ts';
import { planFor, type PlanChanges } from './fake-plan.ts';
import { fakeSystem, type FakeSystem, type Oddities } from './fake-system.ts';

export interface Tried extends TrialResult {
  readonly fake: FakeSystem;
}

export interface Stops {
  readonly first: AbortController;
  readonly second: AbortController;
}

export const newStops = (): Stops => ({ first: new AbortController(), second: new AbortController() });

/** Runs one trial on a fake system, from start to report, in a few milliseconds. */
export const tryOnAFake = async (oddities: Oddities = {}, changes: PlanChanges = {}, stops: Stops = newStops()): Promise<Tried> => {
  const fake = fakeSystem(oddities);
  const result = await runTrial(planFor(fake, changes), fake.ports, { signal: stops.first.signal, hurry: stops.second.signal });
  return { ...result, fake };
};

/** What must be true after every trial, however it ended: nothing broken, nothing running, nobody waiting. */
export const expectAllUndone = ({ fake }: Tried): void => {
  expect({ cut: fake.world.cut, redisRuns: fake.world.redisRuns }).toEqual({ cut: false, redisRuns: true });
  expect(fake.calls.filter((name) => name === 'stop')).toEqual(['stop']);
  expect(fake.clock.pending).toBe(0);
};

/** The parts of a report that decide, for one look. */
export const decided = ({ verdict, outcome, exit_code }: Report): Pick<Report, 'verdict' | 'outcome' | 'exit_code'> => ({
  verdict,
  outcome,
  exit_code,
});
