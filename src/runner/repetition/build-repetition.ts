import { failureClassOf, hasFigures, type FailureClass } from '../../core/failure-class.ts';
import { hasFailed } from '../../core/flaky.ts';
import { clockNames, type Report } from '../../core/report.ts';
import { repeatFormat, type Agreement, type NumberedTrial, type RepeatedClock, type Repetition } from '../../core/repetition.ts';
import { sinceInjection } from '../../core/since-injection.ts';
import { seriesFigures } from '../../core/statistics/series-figures.ts';
import { worst, type Verdict } from '../../core/verdict.ts';
import type { Plan } from '../plan.ts';
import { repeatedTrial } from '../repeated-trial.ts';

/** One of the trials, and where its report stands. */
export interface TriedAgain {
  readonly number: number;
  readonly report: Report;
  readonly folder: string;
}

interface Judged extends TriedAgain {
  readonly failure: FailureClass | null;
}

/** Judges several trials of one plan. Pure: the same reports give the same answer. No retry ever takes back what a trial has shown: the worst verdict is that of all. */
export const buildRepetition = (plan: Plan, runId: string, wanted: number, tried: readonly TriedAgain[]): Repetition => {
  const judged = tried.map((one): Judged => ({ ...one, failure: failureClassOf(one.report) }));
  // What a person has ended says nothing of the system.
  const ended = judged.filter(({ report, failure }) => report.outcome !== 'aborted' || failure !== null);
  const verdicts = ended.map(({ report }) => report.verdict);
  const count = (verdict: Verdict): number => verdicts.filter((one) => one === verdict).length;
  return {
    format: repeatFormat,
    run_id: runId,
    drill: { id: plan.id, variant: plan.variant, sabotaged: plan.variant !== plan.variation, file: plan.file },
    runbook: { file: plan.section.place.file, section: plan.section.title, line: plan.section.place.line },
    timing: { name: plan.timing.name, factor: plan.timing.factor },
    seed: plan.seed,
    wanted,
    verdict: worst(verdicts),
    agreement: agreementOf(ended),
    verdicts: { held: count('held'), drift: count('drift'), inconclusive: count('inconclusive'), broken: count('broken') },
    clocks: repeatedClocks(judged),
    trials: judged.map(numbered),
  };
};

const agreementOf = (ended: readonly Judged[]): Agreement => {
  const holds = ended.some(({ report }) => report.verdict === 'held');
  const fails = ended.some(({ report: { verdict }, failure }) => hasFailed({ verdict, failure }));
  if (holds && fails) return 'flaky';
  return new Set(ended.map(({ report }) => report.verdict)).size === 1 ? 'agreed' : 'undecided';
};

const repeatedClocks = (judged: readonly Judged[]): readonly RepeatedClock[] => {
  const counting = judged
    .filter(({ report: { outcome }, failure }) => hasFigures({ outcome, failure }))
    .map(({ report }) => sinceInjection(report.clocks));
  return clockNames
    .filter((name) => name !== 'injected')
    .map((name) => ({ name, of: counting.length, figures: seriesFigures(counting.flatMap((clocks) => clocks[name] ?? [])) }));
};

const numbered = ({ number, report, folder, failure }: Judged): NumberedTrial => ({
  number,
  seed: report.environment.seed,
  ...repeatedTrial(report, folder),
  outcome: report.outcome,
  failure,
  summary: report.summary,
});
