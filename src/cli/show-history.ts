import { existsSync } from 'node:fs';
import { DrillError } from '../core/errors.ts';
import { exitCode, type ExitCode } from '../core/exit-code.ts';
import type { PastTrial } from '../core/past-trial.ts';
import { historyFormat, type TrackRecords } from '../core/track-record.ts';
import { openHistory } from '../history/open-history.ts';
import { trackRecords } from '../history/track-records.ts';
import { paint } from '../report/console/paint.ts';
import { historyCsv } from '../report/history/history-csv.ts';
import { historyText } from '../report/history/history-text.ts';
import { writeAtomically } from '../report/write-atomically.ts';
import { terminal } from './terminal.ts';

export interface HistoryOptions {
  readonly history: string;
  readonly json?: true;
  readonly csv?: true;
  /** A file that every trial is written to. */
  readonly export?: string;
  /** How many of the newest trials of each drill are taken. */
  readonly last?: number;
}

/**
 * Prints what the recorded trials of drills come to; of all drills where none is named. @throws DrillError `drill-not-found` for one of which nothing was recorded,
 * `history-invalid`, `history-newer`, `history-unusable`; `usage`.
 */
export const showHistory = async (
  drills: readonly string[],
  { history: file, json, csv, export: exported, last }: HistoryOptions,
): Promise<ExitCode> => {
  const draw = exported === undefined ? undefined : exportOf(exported);
  const trials = recorded(file, drills);
  if (exported !== undefined && draw !== undefined) await writeAtomically(exported, draw(trials));
  process.stdout.write(csv === true ? historyCsv(newestOf(trials, last)) : drawn(trials, last, json));
  return exitCode.held;
};

const drawn = (trials: readonly PastTrial[], last: number | undefined, json: true | undefined): string => {
  const records = trackRecords(trials, last);
  if (json === true) return `${JSON.stringify({ format: historyFormat, records } satisfies TrackRecords, null, 2)}\n`;
  if (records.length === 0) return 'nothing was recorded yet; firedrill run records each of its trials\n';
  const { stream, isTty, env } = terminal(process.stdout);
  return historyText(records, paint(stream, isTty, env));
};

/** Nothing where there is no history yet: looking makes none. */
const recorded = (file: string, drills: readonly string[]): readonly PastTrial[] => {
  if (!existsSync(file)) {
    const [missing] = drills;
    if (missing === undefined) return [];
    throw new DrillError('drill-not-found', `there is no history at ${file}, so nothing of "${missing}"`, {
      hint: 'firedrill run records each of its trials',
    });
  }
  using history = openHistory(file);
  const trials = history.trials(drills.length === 0 ? undefined : drills);
  const missing = drills.find((id) => !trials.some(({ drill }) => drill === id));
  if (missing === undefined) return trials;
  const known = [...new Set(history.trials().map(({ drill }) => drill))].sort();
  throw new DrillError('drill-not-found', `nothing was recorded of a drill called "${missing}" in ${file}`, {
    hint: known.length === 0 ? 'nothing was recorded yet' : `there is ${known.join(', ')}`,
  });
};

const newestOf = (trials: readonly PastTrial[], last: number | undefined): readonly PastTrial[] => {
  if (last === undefined) return trials;
  const taken = new Set([...Map.groupBy(trials, ({ drill }) => drill).values()].flatMap((of) => of.slice(-last)));
  return trials.filter((trial) => taken.has(trial));
};

const exportOf = (file: string): ((trials: readonly PastTrial[]) => string) => {
  if (file.endsWith('.csv')) return historyCsv;
  if (file.endsWith('.json')) return (trials) => `${JSON.stringify(trials, null, 2)}\n`;
  throw new DrillError('usage', `a history is exported as .csv or as .json, but ${file} is neither`);
};
