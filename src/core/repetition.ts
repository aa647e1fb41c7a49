import type { RepeatedTrial } from './ablation.ts';
import type { FailureClass } from './failure-class.ts';
import type { ClockName, Report } from './report.ts';
import type { SeriesFigures } from './statistics/series-figures.ts';
import type { Outcome, Verdict } from './verdict.ts';

/** The id of this version of the format. Fields may be added; none changes its meaning. The JSON Schema stands in `schema/repeat.schema.json`. */
export const repeatFormat = 'firedrill.repeat/1';

/** What several trials of one plan come to. All durations are milliseconds as played. */
export interface Repetition {
  readonly format: typeof repeatFormat;
  readonly run_id: string;
  readonly drill: Report['drill'];
  readonly runbook: Report['runbook'];
  readonly timing: Pick<Report['timing'], 'name' | 'factor'>;
  /** Of the run; each trial has its own, which is made of it. */
  readonly seed: number;
  /** How many trials were asked for. */
  readonly wanted: number;
  /** The worst of all trials. */
  readonly verdict: Verdict;
  readonly agreement: Agreement;
  /** How many trials came to each verdict, without those that a person ended. */
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** Since the first injection. */
  readonly clocks: readonly RepeatedClock[];
  readonly trials: readonly NumberedTrial[];
}

/** `agreed`: one verdict. `flaky`: it both held and failed. `undecided`: verdicts differ, but none contradicts another; or there is none. */
export type Agreement = 'agreed' | 'flaky' | 'undecided';

export interface RepeatedClock {
  readonly name: Exclude<ClockName, 'injected'>;
  /** How many trials could have it: the system was good, it was broken, and it was watched. */
  readonly of: number;
  /** `null` where it struck in none of them. */
  readonly figures: SeriesFigures | null;
}

export interface NumberedTrial extends RepeatedTrial {
  /** Counted from 1. */
  readonly number: number;
  /** `--seed` with it tries the same once more. */
  readonly seed: number;
  readonly outcome: Outcome;
  readonly failure: FailureClass | null;
  readonly summary: string;
}
