import { join } from 'node:path';
import { ablationScreen } from '../report/ablation/ablation-screen.ts';
import { sanitizeDeep } from '../report/console/sanitize-deep.ts';
import { paint } from '../report/console/paint.ts';
import { writeAtomically } from '../report/write-atomically.ts';
import { acts } from '../runbook/acts.ts';
import { buildAblation, type TriedVariation } from '../runner/ablation/build-ablation.ts';
import { variationsOf } from '../runner/ablation/variations.ts';
import type { Plan } from '../runner/plan.ts';
import type { RunContext } from './run-context.ts';
import type { Experiment } from './run-series.ts';
import { terminal } from './terminal.ts';

/** Withholds one step of the recovery at a time, swaps neighbours, and says what each step is good for. Writes `<drill>.ablation.json`, also when it was interrupted. */
export const ablate =
  (plan: Plan, { run }: RunContext): Experiment =>
  async (whole, { again, signal }) => {
    const looks = new Set(plan.recovery.filter((bound) => !acts(bound)).map(({ step }) => step.id));
    const tried: TriedVariation[] = [];
    const variations = variationsOf(plan);
    for (const variation of variations) {
      const { report, folder } = await again(variation.plan, `of ${String(variations.length)}  ${variation.words}`);
      if (signal.aborted) break;
      tried.push({ variation, report, folder });
    }
    const ablation = buildAblation(whole.report, whole.folder, tried, looks);
    const file = join(run.output, `${plan.id}.ablation.json`);
    await writeAtomically(file, `${JSON.stringify(ablation, null, 2)}\n`);
    const { stream, isTty, env } = terminal(process.stdout);
    process.stdout.write([...ablationScreen(sanitizeDeep(ablation), paint(stream, isTty, env)), '', `  ${file}`, ''].join('\n'));
  };
