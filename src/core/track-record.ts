import type { FailureClass } from './failure-class.ts';
import type { Flaky } from './flaky.ts';
import type { MachineClass } from './past-trial.ts';
import type { ReportTiming } from './report.ts';
import type { SeriesFigures } from './statistics/series-figures.ts';
import type { Verdict } from './verdict.ts';

/** The id of this version of the format. Fields may be added; none changes its meaning. The JSON Schema stands in `schema/history.schema.json`. */
export const historyFormat = 'firedrill.history/1';

/** What many trials come to. All durations are milliseconds as played, from the first injection on. */
export interface TrackRecords {
  readonly format: typeof historyFormat;
  readonly records: readonly TrackRecord[];
}

/** The trials of one drill that can be compared: one variant, one timing, one class of machines. */
export interface TrackRecord {
  readonly drill: string;
  readonly variant: string | null;
  readonly timing: Pick<ReportTiming, 'name' | 'factor'>;
  readonly machine: MachineClass;
  /** Of all that were recorded, the newest were taken. */
  readonly recorded: number;
  readonly trials: number;
  readonly first_at: string;
  readonly last_at: string;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly failures: Readonly<Record<FailureClass, number>>;
  readonly figures: readonly TrackedFigure[];
  readonly flaky: readonly Flaky[];
}

export const trackedFigures = ['detected', 'alerted', 'restored'] as const;

export interface TrackedFigure {
  readonly name: (typeof trackedFigures)[number];
  /** How many trials could have it: the system was good, it was broken, and it was watched. */
  readonly of: number;
  /** Of the newest trial, where that one has it. */
  readonly newest: number | null;
  readonly figures: SeriesFigures | null;
  readonly changes: readonly TrackedChange[];
  /** How many trials have it since its level changed last, or at all. */
  readonly level_trials: number;
  /** The least slow-down that ten further runs would show in nine of ten cases: 0.1 for a tenth more. `null` where the level has too few trials to tell. */
  readonly visible_change: number | null;
}

export interface TrackedChange {
  /** The first trial of the new level, as far as can be told. */
  readonly since: TrialMark;
  /** The trial after which it could be told. */
  readonly found: TrialMark;
  /** How many trials have followed that one. */
  readonly trials_since_found: number;
  readonly before_ms: number;
  readonly after_ms: number;
  /** 0.1 for a tenth more. */
  readonly by: number;
}

export interface TrialMark {
  readonly run_id: string;
  readonly started_at: string;
  readonly commit: string | null;
}
