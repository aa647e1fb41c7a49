import { failureClassOf } from '../core/failure-class.ts';
import type { PastTrial } from '../core/past-trial.ts';
import { clockNames, type Report } from '../core/report.ts';

/** What of a trial its report does not say. */
export type Circumstances = Pick<PastTrial, 'trial' | 'commit' | 'machine'>;

/** What the history keeps of a trial that has ended. */
export const pastTrialOf = (report: Report, circumstances: Circumstances): PastTrial => ({
  ...circumstances,
  run_id: report.run_id,
  drill: report.drill.id,
  variant: report.drill.variant,
  verdict: report.verdict,
  outcome: report.outcome,
  failure: failureClassOf(report),
  summary: report.summary,
  timing: {
    name: report.timing.name,
    factor: report.timing.factor,
    wall_ms: report.timing.wall_ms,
    documented_wait_ms: report.timing.documented_wait_ms,
  },
  seed: report.environment.seed,
  started_at: report.started_at,
  clocks: Object.fromEntries(
    clockNames.map((name) => {
      const clock = report.clocks[name];
      return [name, clock === null ? null : { at_ms: clock.at_ms, error_ms: clock.error_ms }];
    }),
  ) as PastTrial['clocks'],
  promises: report.promises.map(({ name, promised, measured, error, unit, verdict }) => ({ name, promised, measured, error, unit, verdict })),
});
