import { cannotKeep } from '../stack/reset/keep-state.ts';
import type { PlannedTrial } from './plan-trials.ts';

/** Trials that one system serves, at least one. */
export type PlannedTrials = readonly [PlannedTrial, ...PlannedTrial[]];

/** Puts trials on the same stack together, at the place of the first of them, unless its state could not be brought back in between. */
export const bySystem = (trials: readonly PlannedTrial[]): readonly PlannedTrials[] => {
  const groups: [PlannedTrial, ...PlannedTrial[]][] = [];
  for (const trial of trials) {
    const together = groups.find(([first]) => shares(trial, first));
    if (together === undefined) groups.push([trial]);
    else together.push(trial);
  }
  return groups;
};

const shares = ({ planned: one }: PlannedTrial, { planned: other }: PlannedTrial): boolean =>
  one.plan.drill.stack === other.plan.drill.stack && one.plan.timing.name === other.plan.timing.name && cannotKeep(one.model) === undefined;
