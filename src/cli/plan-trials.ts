import { variantNames } from '../core/variant-names.ts';
import { loadTrials, type NamedTrial } from './load-trials.ts';
import type { PlanAgain } from './mutate.ts';
import { planDrill, type PlannedDrill, type PlanOptions } from './plan-drill.ts';

/** A trial that was asked for, and how its plan is made of another text of the document. */
export interface PlannedTrial {
  readonly planned: PlannedDrill;
  readonly planAgain: PlanAgain;
}

export interface TrialsToPlan extends Omit<PlanOptions, 'variant' | 'copy'> {
  /** The folder of the drills. */
  readonly drills: string;
  /** Those in which each drill is tried that is named without one; none: as it is. */
  readonly variants: readonly string[];
  /** Whether each drill is tried in all its variants as well; never in those that are sabotaged. */
  readonly everyVariant: boolean;
}

/** Plans every trial that was asked for, each drill followed by its variants, before anything is started. @throws DrillError with file and line. */
export const planTrials = async (
  names: readonly string[] | 'all',
  { drills, variants, everyVariant, ...options }: TrialsToPlan,
): Promise<readonly PlannedTrial[]> => {
  const asked = await loadTrials(drills, names, variants);
  const others = ({ drill }: NamedTrial): readonly NamedTrial[] => variantNames(drill.drill).variants.map((variant) => ({ drill, variant }));
  return await Promise.all(
    asked
      .flatMap((one) => [one, ...(everyVariant ? others(one) : [])])
      .map(async ({ drill, variant }) => {
        const planned = await planDrill(drill, { ...options, variant });
        return { planned, planAgain: (text) => planDrill(drill, { ...options, variant, copy: { text, system: planned } }) };
      }),
  );
};
