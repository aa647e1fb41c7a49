import { DrillError } from '../core/errors.ts';
import { formatPlace } from '../core/place.ts';
import type { MutantResult } from '../core/mutation.ts';
import { mutationScreen } from '../report/mutation/mutation-screen.ts';
import { acts } from '../runbook/acts.ts';
import type { Mutant } from '../runbook/mutation/mutant.ts';
import { namesOf } from '../runbook/names-of.ts';
import { mutantsOf } from '../runbook/mutation/mutants-of.ts';
import { buildMutation } from '../runner/mutation/build-mutation.ts';
import { judgeReading, judgeTrial } from '../runner/mutation/judge-mutant.ts';
import type { PlannedDrill } from './plan-drill.ts';
import { publish } from './publish.ts';
import type { RunContext } from './run-context.ts';
import type { Experiment, Series } from './run-series.ts';
import type { TriedPlan } from './try-plan.ts';
import { linesOf } from '../runbook/source.ts';

/** Plans the drill again with another text of its document. */
export type PlanAgain = (text: string) => Promise<PlannedDrill>;

/**
 * Makes realistic errors in copies of the document and finds out which of them the drill notices: by reading, else by a trial. Writes
 * `<drill>.mutation.json`, also when it was interrupted.
 */
export const mutate =
  (planned: PlannedDrill, planAgain: PlanAgain, context: RunContext): Experiment =>
  async (whole, series) => {
    const { plan, document, section, inventory } = planned;
    const changing = new Set(plan.recovery.filter(acts).map(({ step }) => step.id));
    const mutants = mutantsOf({
      lines: linesOf(document.text),
      range: section.lines,
      section,
      names: namesOf(inventory),
      metrics: new Set(inventory.metrics),
      acts: ({ id }) => changing.has(id),
    });
    const results: MutantResult[] = [];
    for (const [index, mutant] of mutants.entries()) {
      if (series.signal.aborted) break;
      const result = await tryMutant(mutant, index + 1, { whole, series, planned, planAgain });
      if (result !== undefined) results.push(result);
    }
    await publish(context, `${plan.id}.mutation`, buildMutation(whole.report, results), mutationScreen);
  };

interface Laboratory {
  readonly whole: TriedPlan;
  readonly series: Series;
  readonly planned: PlannedDrill;
  readonly planAgain: PlanAgain;
}

/** `undefined` when a person stopped it. */
const tryMutant = async (mutant: Mutant, number: number, { whole, series, planned, planAgain }: Laboratory): Promise<MutantResult | undefined> => {
  const { file } = planned.document;
  const copy = await planAgain(mutant.lines.join('\n')).catch((error: unknown) => {
    if (error instanceof DrillError) return error;
    throw error;
  });
  const read = judgeReading(mutant, file, copy instanceof DrillError ? copy : copy.plan.documentFindings, planned.plan.documentFindings);
  if (read !== undefined || copy instanceof DrillError) return read;
  const plan = { ...copy.plan, variant: `mutant-${String(number)}` };
  const words = `mutant ${String(number)}  ${mutant.operator} at ${formatPlace({ file, line: mutant.line })}: ${mutant.before} -> ${mutant.after === '' ? '(nothing)' : mutant.after}`;
  const { report } = await series.again(plan, words);
  return series.signal.aborted ? undefined : judgeTrial(mutant, file, report, whole.report);
};
