import type { ReportStep } from '../../core/report.ts';
import type { RunbookStep } from '../../core/runbook.ts';
import { worst } from '../../core/verdict.ts';
import { plainWords } from '../plain-words.ts';
import { orWorse } from './or-worse.ts';
import { formerStep, sameStep } from './same-step.ts';
import { silence, type Silence, type Testimony } from './testimony.ts';
import type { Trial } from './trial.ts';

/** Why a trial says nothing about a step, where its words or its commands have changed since. */
export const changedSince = (trial: Trial, step: RunbookStep, steps: readonly RunbookStep[]): Silence => {
  const former = formerStep(trial, step, steps);
  if (former === undefined) return silence();
  return silence(
    plainWords(former.text) === plainWords(step.text)
      ? 'its commands have changed since the last trial'
      : `it has changed since the last trial; then it said "${former.text}"`,
  );
};

const shown = (step: ReportStep): NonNullable<Testimony['shown']> => ({
  bound_to: step.bound_to,
  exit_code: step.exit_code,
  duration_ms: step.duration_ms,
  // A step with commands shows its output where they stand.
  output: step.command === null ? step.output : null,
});

/**
 * What a trial says about a step of the document: the worst of what was bound to it and what else was found wrong on its lines.
 * @param length - how many lines it has, its commands aside.
 */
export const judgeStep =
  (step: RunbookStep, steps: readonly RunbookStep[], length: number) =>
  (trial: Trial): Testimony | Silence => {
    const reported = sameStep(trial, step, steps);
    if (reported.length === 0) return changedSince(trial, step, steps);
    const verdicts = reported.flatMap(({ verdict }) => (verdict === 'not-tried' ? [] : [verdict]));
    const verdict = worst(verdicts);
    const telling = reported.find((each) => each.verdict === verdict);
    if (verdicts.length === 0 || telling === undefined) return silence(`not tried in the last trial: ${reported[0]?.why ?? ''}`);
    const said = { verdict, saw: telling.why, shown: shown(telling) };
    // A step that failed is reported at the line of its command: where it began is not told, and it is wrong already.
    return verdict === 'held' ? orWorse(said, trial, { first: telling.line, last: telling.line + length - 1 }) : said;
  };
