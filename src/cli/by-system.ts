import { cannotKeep } from '../stack/reset/keep-state.ts';
import type { PlannedTrial } from './plan-trials.ts';

/** Trials that one system serves, at least one. */
export type PlannedTrials = readonly [PlannedTrial, ...PlannedTrial[]];

/** Puts trials together that follow each other on the same stack, unless its state could not be brought back in between. Keeps their order. */
export const bySystem = (trials: readonly PlannedTrial[]): readonly PlannedTrials[] => {
  const groups: [PlannedTrial, ...PlannedTrial[]][] = [];
  for (const trial of trials) {
    const last = groups.at(-1);
    if (last !== undefined && shares(trial, last[0])) last.push(trial);
    else groups.push([trial]);
  }
  return groups;
};

const shares = ({ planned: one }: PlannedTrial, { planned: other }: PlannedTrial): boolean =>
  one.plan.drill.stack === other.plan.drill.stack && one.plan.timing.name === other.plan.timing.name && cannotKeep(one.model) === undefined;
