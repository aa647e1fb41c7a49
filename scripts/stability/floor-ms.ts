import type { Report } from '../../src/core/report.ts';
import { waitedInPhases } from '../../src/runner/waited-in-phases.ts';

/**
 * What a trial could not have been shorter than, in ms: the phases that wait for documented durations, the steps of the recovery, and the settings of the system that
 * its signals waited for.
 */
export const floorMs = ({ steps, timing, figures = [] }: Pick<Report, 'steps' | 'timing' | 'figures'>): number => {
  const stepped = steps.filter(({ part }) => part === 'recovery').map(({ duration_ms }) => duration_ms ?? 0);
  const settings = figures
    .filter(({ name }) => name === 'time_to_detect')
    .flatMap(({ owners }) => owners.flatMap(({ owner, ms }) => (owner === 'physics' || owner === 'runbook' ? [ms] : [])));
  return [...stepped, ...settings].reduce((sum, ms) => sum + ms, waitedInPhases(timing.phases));
};
