import type { CoverageEvidence, CoverageItem } from '../../core/coverage.ts';
import type { Verdict } from '../../core/verdict.ts';
import { wasProved, type Trial } from './trial.ts';

/** What one trial says about one line of the document. */
export interface Testimony {
  readonly verdict: Verdict;
  readonly saw: string;
  readonly shown?: Partial<Pick<CoverageEvidence, 'bound_to' | 'exit_code' | 'duration_ms' | 'output'>>;
}

/** That a trial says nothing, and why where there is more to say than that. */
export interface Silence {
  readonly verdict: null;
  readonly why: string | undefined;
}

export const silence = (why?: string): Silence => ({ verdict: null, why });

/** What became of a line of the document. */
export type Judged = Pick<CoverageItem, 'status' | 'why' | 'evidence'>;

export const neverTried = (why: string): Judged => ({ status: 'never-tried', why, evidence: null });

export const notHere = (why: string): Judged => ({ status: 'not-here', why, evidence: null });

const evidenceOf = ({ report, folder }: Trial, { shown }: Testimony): CoverageEvidence => ({
  run_id: report.run_id,
  drill: report.drill.id,
  tried_at: report.started_at,
  folder,
  bound_to: shown?.bound_to ?? null,
  exit_code: shown?.exit_code ?? null,
  duration_ms: shown?.duration_ms ?? null,
  output: shown?.output ?? null,
});

/** What may be believed of a testimony: nothing held where no fault was seen to bite, and a trial that did not finish knows only what it saw. */
const believed = (trial: Trial, said: Testimony | Silence): Testimony | Silence => {
  if (said.verdict === 'inconclusive' && trial.report.outcome !== 'finished') return silence('the last trial of it did not finish');
  if (said.verdict !== 'held' || wasProved(trial)) return said;
  return { ...said, verdict: 'inconclusive', saw: `${said.saw}; but no fault was seen to bite, so this proves nothing` };
};

/** The word of the newest trial that has one. `trials` are ordered, the newest first. */
export const lastWord = (trials: readonly Trial[], ask: (trial: Trial) => Testimony | Silence): Judged => {
  let why: string | undefined;
  for (const trial of trials) {
    const said = believed(trial, ask(trial));
    if (said.verdict !== null) return { status: said.verdict, why: said.saw, evidence: evidenceOf(trial, said) };
    why ??= said.why;
  }
  return neverTried(why ?? 'no trial has tried it');
};
