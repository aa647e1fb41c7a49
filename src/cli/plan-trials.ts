import { variantNames } from '../core/variant-names.ts';
import { loadDrills } from './load-drills.ts';
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
  /** Those in which each drill is tried; none: as it is. */
  readonly variants: readonly string[];
  /** Whether each drill is tried in all its variants as well; never in those that are sabotaged. */
  readonly everyVariant: boolean;
}

/** Plans every trial that was asked for, each drill followed by its variants, before anything is started. @throws DrillError with file and line. */
export const planTrials = async (
  ids: readonly string[] | 'all',
  { drills, variants, everyVariant, ...options }: TrialsToPlan,
): Promise<readonly PlannedTrial[]> => {
  const loaded = await loadDrills(drills, ids);
  return await Promise.all(
    loaded
      .flatMap((drill) => {
        const asked = [...(variants.length === 0 ? [null] : new Set(variants)), ...(everyVariant ? variantNames(drill.drill).variants : [])];
        return asked.map((variant) => ({ drill, variant }));
      })
      .map(async ({ drill, variant }) => {
        const planned = await planDrill(drill, { ...options, variant });
        return { planned, planAgain: (text) => planDrill(drill, { ...options, variant, copy: { text, system: planned } }) };
      }),
  );
};
