import type { PastTrial } from '../../../src/core/past-trial.ts';
import { pastTrialOf } from '../../../src/history/past-trial-of.ts';
import { sampleReport } from '../report/sample-report.ts';

/** A trial that held, as it would be recorded. */
export const pastTrial = (changes: Partial<PastTrial> = {}): PastTrial => ({
  ...pastTrialOf(sampleReport(), {
    trial: 'redis-outage',
    commit: { id: '5f0c1e2d3b4a59687786954a3b2c1d0e5f6a7b8c', dirty: false },
    machine: { id: 'a1b2c3d4', words: '2 x Some CPU, 24 GiB, linux 6.18, engine 29.1' },
  }),
  ...changes,
});

/** The same trial at another time, restored after so many ms. */
export const restoredAfter = (ms: number | null, number: number, changes: Partial<PastTrial> = {}): PastTrial => {
  const trial = pastTrial({
    run_id: `run-${String(number)}`,
    started_at: new Date(Date.UTC(2026, 10, 1) + number * 3_600_000).toISOString(),
    ...changes,
  });
  const injected = trial.clocks.injected?.at_ms ?? 0;
  return { ...trial, clocks: { ...trial.clocks, restored: ms === null ? null : { at_ms: injected + ms, error_ms: 50 } } };
};
