import { ablationScreen } from '../report/ablation/ablation-screen.ts';
import { acts } from '../runbook/acts.ts';
import { buildAblation, type TriedVariation } from '../runner/ablation/build-ablation.ts';
import { variationsOf } from '../runner/ablation/variations.ts';
import type { Plan } from '../runner/plan.ts';
import { publish } from './publish.ts';
import type { RunContext } from './run-context.ts';
import type { Experiment } from './run-series.ts';

/** Withholds one step of the recovery at a time, swaps neighbours, and says what each step is good for. Writes `<drill>.ablation.json`, also when it was interrupted. */
export const ablate =
  (plan: Plan, context: RunContext): Experiment =>
  async (whole, { again, signal }) => {
    const looks = new Set(plan.recovery.filter((bound) => !acts(bound)).map(({ step }) => step.id));
    const tried: TriedVariation[] = [];
    const variations = variationsOf(plan);
    for (const variation of variations) {
      const { report, folder } = await again(variation.plan, `of ${String(variations.length)}  ${variation.words}`);
      if (signal.aborted) break;
      tried.push({ variation, report, folder });
    }
    await publish(context, `${plan.id}.ablation`, buildAblation(whole.report, whole.folder, tried, looks), ablationScreen);
  };
