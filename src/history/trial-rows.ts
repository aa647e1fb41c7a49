import type { SQLOutputValue } from 'node:sqlite';
import type { FailureClass } from '../core/failure-class.ts';
import type { PastTrial } from '../core/past-trial.ts';
import { clockNames, type ReportPromise } from '../core/report.ts';
import type { Outcome, Verdict } from '../core/verdict.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** The rows of one trial. */
export interface TrialRows {
  readonly trial: Row;
  readonly clocks: readonly Row[];
  readonly promises: readonly Row[];
}

/** A trial as it was recorded. The schema lets nothing else in than {@link PastTrial} has. */
export const pastTrialFrom = ({ trial, clocks, promises }: TrialRows): PastTrial => ({
  run_id: text(trial, 'run_id'),
  trial: text(trial, 'trial'),
  drill: text(trial, 'drill'),
  variant: textOrNull(trial, 'variant'),
  verdict: text(trial, 'verdict') as Verdict,
  outcome: text(trial, 'outcome') as Outcome,
  failure: textOrNull(trial, 'failure') as FailureClass | null,
  summary: text(trial, 'summary'),
  commit: trial['commit_id'] === null ? null : { id: text(trial, 'commit_id'), dirty: trial['dirty'] === 1 },
  machine: { id: text(trial, 'machine'), words: text(trial, 'words') },
  timing: {
    name: text(trial, 'timing') as PastTrial['timing']['name'],
    factor: Number(trial['factor']),
    wall_ms: Number(trial['wall_ms']),
    documented_wait_ms: Number(trial['documented_wait_ms']),
  },
  seed: Number(trial['seed']),
  started_at: text(trial, 'started_at'),
  clocks: Object.fromEntries(
    clockNames.map((name) => {
      const row = clocks.find((clock) => clock['name'] === name);
      return [name, row === undefined ? null : { at_ms: Number(row['at_ms']), error_ms: Number(row['error_ms']) }];
    }),
  ) as PastTrial['clocks'],
  promises: promises.map((row) => ({
    name: text(row, 'name') as ReportPromise['name'],
    promised: Number(row['promised']),
    measured: row['measured'] === null ? null : Number(row['measured']),
    error: Number(row['error']),
    unit: text(row, 'unit') as ReportPromise['unit'],
    verdict: text(row, 'verdict') as Verdict,
  })),
});

const text = (row: Row, name: string): string => String(row[name]);
const textOrNull = (row: Row, name: string): string | null => (row[name] === null ? null : text(row, name));
