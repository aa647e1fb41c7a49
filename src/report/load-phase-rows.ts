import { formatDuration } from '../core/duration.ts';
import type { ReportLoad, ReportLoadPhase } from '../core/report.ts';
import { formatCount } from './format-count.ts';

/** What users got in one stretch of a trial, in words, the same in every report. */
export interface LoadPhaseRow {
  readonly name: 'before' | 'during' | 'after';
  readonly intended: string;
  readonly good: string;
  readonly bad: string;
  /** Empty where nothing was answered. */
  readonly latency: string;
  readonly errors: string;
}

/** Before the fault, during it, and after service was restored; none for what never came. */
export const loadPhaseRows = ({ phases }: ReportLoad): readonly LoadPhaseRow[] => {
  const { steady = null, fault = null, recovered = null } = phases ?? {};
  return [row('before', steady), row('during', fault), row('after', recovered)].filter((each) => each !== undefined);
};

const row = (name: LoadPhaseRow['name'], phase: ReportLoadPhase | null): LoadPhaseRow | undefined => {
  if (phase === null) return undefined;
  const { intended, good, too_slow, failed, unsent, errors, latency_ms: latency } = phase;
  const bad = Object.entries({ failed, 'too slow': too_slow, unsent }).flatMap(([word, count]) =>
    count === 0 ? [] : [`${formatCount(count)} ${word}`],
  );
  return {
    name,
    intended: formatCount(intended),
    good: `${formatCount(good)} good`,
    bad: bad.join(', '),
    latency: latency === null ? '' : `p50 ${formatDuration(latency.p50)}, p99 ${formatDuration(latency.p99)}, max ${formatDuration(latency.max)}`,
    errors: errors.map(({ why, count }) => `${formatCount(count)} × ${why}`).join(', '),
  };
};
