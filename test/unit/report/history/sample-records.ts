import type { PastTrial } from '../../../../src/core/past-trial.ts';
import type { TrackRecord } from '../../../../src/core/track-record.ts';
import { trackRecords } from '../../../../src/history/track-records.ts';
import { restoredAfter } from '../../history/past-trial.ts';

const runs = (count: number, from: number, ms: (run: number) => number, changes: Partial<PastTrial> = {}): readonly PastTrial[] =>
  Array.from({ length: count }, (_, run) => restoredAfter(ms(run), from + run, changes));

/** A drill that became slower and is flaky since, and a noisy variant of it with few trials. */
export const sampleTrials = (): readonly PastTrial[] => [
  ...runs(30, 0, (run) => 4_900 + ((run * 37) % 200)),
  ...runs(8, 30, (run) => 5_400 + ((run * 37) % 200), { commit: { id: '0123456789abcdef0123456789abcdef01234567', dirty: false } }),
  restoredAfter(null, 38, {
    verdict: 'broken',
    failure: 'recovery',
    summary: 'Promised to be restored within 30 s: that was "never", seen.\nNot once.',
    commit: { id: '0123456789abcdef0123456789abcdef01234567', dirty: false },
  }),
  ...runs(4, 40, (run) => 3_000 + run * 900, { variant: 'restart-by-hand' }),
  ...runs(14, 50, (run) => 3_000 + ((run * 37) % 11) * 300, { drill: 'noisy' }),
];

export const sampleRecords = (): readonly TrackRecord[] => trackRecords(sampleTrials());
