import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DrillError } from '../core/errors.ts';
import type { Report } from '../core/report.ts';
import type { Reporter } from '../core/reporter.ts';
import { trialName } from '../core/trial-name.ts';
import type { Plan } from '../runner/plan.ts';
import { runTrial } from '../runner/trial.ts';
import { monotonicClock } from './monotonic-clock.ts';
import type { OneSystem } from './one-system.ts';
import type { RunContext } from './run-context.ts';
import { trialPorts } from './trial-ports.ts';

export interface TryOptions {
  readonly system: OneSystem;
  /** Whether another trial is to follow on this system; asked when this one is over. */
  readonly keepsSystem: () => boolean;
  /** Who is told of it: everybody by default. */
  readonly reporter?: Required<Reporter>;
  /** Which of several trials of the same plan it is, counted from 1. */
  readonly number?: number;
}

export interface TriedPlan {
  readonly report: Report;
  readonly folder: string;
  /** How much is left behind. */
  readonly left: number;
}

/** Puts one plan on trial and tells the reporters, in a folder of its own below the run's. */
export const tryPlan = async (
  plan: Plan,
  context: RunContext,
  { system, keepsSystem, reporter = context.reporter, number }: TryOptions,
): Promise<TriedPlan> => {
  const { run, ledger, stops, tell } = context;
  const folder = join(run.output, `${trialName(plan)}${number === undefined ? '' : `.repeat-${String(number)}`}`);
  await mkdir(folder, { recursive: true });
  await reporter.onBegin({
    runId: run.id,
    drill: plan.id,
    variant: plan.variant,
    title: plan.section.title,
    timing: plan.timing.name,
    seed: plan.seed,
    steps: plan.recovery.map(({ step }) => ({ id: step.id, ...step.place, text: step.text })),
  });
  const ports = trialPorts({ runId: run.id, folder, clock: monotonicClock(), reporter, ledger, system, keepsSystem });
  const { report, residue, failure } = await runTrial(plan, ports, stops);
  if (failure instanceof DrillError && failure.details.hint !== undefined) tell(failure.details.hint);
  // Whatever could not be taken away is for everybody to hear.
  for (const one of residue) context.reporter.onCouldNotRestore(one);
  await reporter.onReport(report, folder);
  return { report, folder, left: residue.length };
};
