import { faultsOf } from '../core/composition.ts';
import { exitCode } from '../core/exit-code.ts';
import type { Report } from '../core/report.ts';
import type { PlannedTrials } from './by-system.ts';
import { oneSystem, type OneSystem } from './one-system.ts';
import type { Repeated } from './repeat.ts';
import type { RunContext } from './run-context.ts';
import { takeAway } from './take-away.ts';
import { tryPlan } from './try-plan.ts';

/** What trials are made with; the real thing by default. */
export interface OneSystemParts {
  readonly system: OneSystem;
  readonly attempt: typeof tryPlan;
}

const startFor = (trials: PlannedTrials, context: RunContext): OneSystem =>
  oneSystem(trials[0].planned, context, { again: trials.length > 1, faults: trials.flatMap(({ planned }) => faultsOf(planned.plan.drill.breaks)) });

/**
 * Tries different plans, one after the other, on one system that is brought back to its first state in between. Goes on whatever a trial comes to: what is left
 * of a system that did not start is taken away, and one from which a fault could not be taken is gone already.
 */
export const tryOnOneSystem = async (
  trials: PlannedTrials,
  context: RunContext,
  { system, attempt }: OneSystemParts = { system: startFor(trials, context), attempt: tryPlan },
): Promise<Repeated> => {
  const { stops, history } = context;
  const reports: Report[] = [];
  let left = 0;
  // A trial that does not keep the system takes it away itself, and tells what is left of it.
  const its: { isKept: boolean } = { isKept: true };
  try {
    for (const [index, { planned }] of trials.entries()) {
      if (stops.signal.aborted) break;
      const keepsSystem = (): boolean => {
        its.isKept = index < trials.length - 1 && !stops.signal.aborted;
        return its.isKept;
      };
      const tried = await attempt(planned.plan, context, { system, keepsSystem });
      history.keep(tried);
      reports.push(tried.report);
      left += tried.left;
      if (tried.report.exit_code === exitCode.stackWouldNotStart) left += await takeAway(system, context);
    }
  } finally {
    if (its.isKept) left += await takeAway(system, context);
  }
  return { reports, left, failures: [] };
};
