import { clockNames } from '../../core/report.ts';
import type { PastTrial } from '../../core/past-trial.ts';
import { sinceInjection } from '../../core/since-injection.ts';

type Cell = string | number | boolean | null;

/** One line a trial, as spreadsheets read it (RFC 4180). Clocks are milliseconds since the first injection; empty where one never struck. Nothing at all where there is no trial. */
export const historyCsv = (trials: readonly PastTrial[]): string => {
  const rows = trials.map(cellsOf);
  if (rows.length === 0) return '';
  const names = Object.keys(rows[0] ?? {});
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? null))].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
};

const cellsOf = (trial: PastTrial): Readonly<Record<string, Cell>> => ({
  run_id: trial.run_id,
  trial: trial.trial,
  drill: trial.drill,
  variant: trial.variant,
  started_at: trial.started_at,
  verdict: trial.verdict,
  outcome: trial.outcome,
  failure: trial.failure,
  timing: trial.timing.name,
  factor: trial.timing.factor,
  seed: trial.seed,
  commit: trial.commit?.id ?? null,
  dirty: trial.commit?.dirty ?? null,
  machine: trial.machine.id,
  machine_words: trial.machine.words,
  wall_ms: trial.timing.wall_ms,
  documented_wait_ms: trial.timing.documented_wait_ms,
  ...Object.fromEntries(clocksOf(trial)),
  lost: trial.promises.find(({ name }) => name === 'lost')?.measured ?? null,
  summary: trial.summary,
});

const clocksOf = ({ clocks }: PastTrial): readonly (readonly [string, Cell])[] => {
  const since = sinceInjection(clocks);
  return clockNames
    .filter((name) => name !== 'injected')
    .flatMap((name) => [
      [`${name}_ms`, since[name]],
      [`${name}_error_ms`, clocks[name]?.error_ms ?? null],
    ]);
};

/** Microseconds, of milliseconds. */
const decimals = 3;

/** A spreadsheet would carry out what begins like a formula. */
const csvCell = (cell: Cell): string => {
  if (typeof cell === 'number') return String(Number(cell.toFixed(decimals)));
  if (typeof cell !== 'string') return String(cell ?? '');
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
