import type { Report } from '../../src/core/report.ts';
import { waitedInPhases } from '../../src/runner/waited-in-phases.ts';

/** How long the commands and actions of the recovery took in a trial, in ms. Steps that only wait are not among them. */
export const carriedOutMs = ({ steps, timing }: Pick<Report, 'steps' | 'timing'>): number => {
  const stepped = steps.filter(({ part }) => part === 'recovery').reduce((sum, { duration_ms }) => sum + (duration_ms ?? 0), 0);
  return stepped - (timing.documented_wait_ms - waitedInPhases(timing.phases));
};
