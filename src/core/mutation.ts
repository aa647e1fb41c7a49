import type { Verdict } from './verdict.ts';

/** The id of this version of the format. Fields may be added; none changes its meaning. */
export const mutationFormat = 'firedrill.mutation/1';

/** The power of a drill: realistic errors are made in copies of its document, one at a time, and counted as noticed or not. */
export interface Mutation {
  readonly format: typeof mutationFormat;
  readonly run_id: string;
  readonly drill: { readonly id: string; readonly file: string };
  readonly runbook: { readonly file: string; readonly section: string; readonly line: number };
  readonly seed: number;
  /** Noticed of those that were decided, in percent; `null` when none was. */
  readonly score: number | null;
  readonly noticed: number;
  readonly survived: number;
  readonly undecided: number;
  readonly mutants: readonly MutantResult[];
}

/** `reading`: the plan refused the document or found drift in it. `trial`: the trial ended as drift or broken. */
export type NoticedBy = 'reading' | 'trial';

export interface MutantResult {
  readonly operator: string;
  readonly file: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
  readonly outcome: 'noticed' | 'survived' | 'undecided';
  readonly by: NoticedBy | null;
  readonly verdict: Verdict | 'refused' | null;
  /** The line that was named, where one was. */
  readonly named_line: number | null;
  readonly why: string;
  /** What would notice it, for one that survived. */
  readonly hint: string | null;
}
