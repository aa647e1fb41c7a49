import type { Verdict } from './verdict.ts';

/** The id of this version of the format. Fields may be added; none changes its meaning. */
export const ablationFormat = 'firedrill.ablation/1';

/** What each step of a recovery is good for: the trial is repeated with one step withheld at a time, and with neighbours swapped. All times are milliseconds as played. */
export interface Ablation {
  readonly format: typeof ablationFormat;
  readonly run_id: string;
  readonly drill: { readonly id: string; readonly file: string };
  readonly runbook: { readonly file: string; readonly section: string; readonly line: number };
  readonly timing: { readonly name: 'fast' | 'production'; readonly factor: number };
  readonly seed: number;
  /** The recovery as the document has it. */
  readonly whole: RepeatedTrial;
  /** What becomes of the system when nobody carries out any step. */
  readonly alone: { readonly outcome: Alone; readonly why: string; readonly trial: RepeatedTrial } | null;
  readonly steps: readonly AblatedStep[];
  readonly swaps: readonly SwappedSteps[];
}

export type Alone = 'heals' | 'stays-broken' | 'undecided';

/**
 * `needed`: without it something that held does not. `no-difference`: all that held still holds. `only-looks`: the same, and nothing else is expected
 * of a step that changes nothing. `not-needed`: the same, and the system heals by itself anyway. `failed`: it did not do what it says in the whole recovery. `undecided`: the trial without it proved nothing.
 */
export type StepEffect = 'needed' | 'no-difference' | 'only-looks' | 'not-needed' | 'failed' | 'undecided';

export interface AblatedStep {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** What it came to in the whole recovery. */
  readonly verdict: Verdict | 'not-tried';
  readonly effect: StepEffect;
  readonly why: string;
  /** The trial without it. */
  readonly without: RepeatedTrial;
}

export interface SwappedSteps {
  readonly first: string;
  readonly second: string;
  readonly line: number;
  readonly order: 'matters' | 'free' | 'undecided';
  readonly why: string;
  readonly swapped: RepeatedTrial;
}

/** One trial of a series, as far as the series needs it; its own report stands in `folder`. */
export interface RepeatedTrial {
  readonly folder: string;
  readonly verdict: Verdict;
  readonly restored_ms: number | null;
  readonly wall_ms: number;
  readonly documented_wait_ms: number;
  /** How long it took until the system was ready for this trial: started for the first, brought back to its first state for the others. */
  readonly made_ready_ms: number;
}
