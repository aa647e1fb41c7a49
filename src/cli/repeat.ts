import { exitCode } from '../core/exit-code.ts';
import { repeatSeed } from '../core/repeat-seed.ts';
import { trialName } from '../core/trial-name.ts';
import type { ReporterFailure } from '../report/multiplexer.ts';
import { repetitionScreen } from '../report/repetition/repetition-screen.ts';
import { buildRepetition, type TriedAgain } from '../runner/repetition/build-repetition.ts';
import type { Report } from '../core/report.ts';
import { oneSystem, type OneSystem } from './one-system.ts';
import type { PlannedDrill } from './plan-drill.ts';
import { publish } from './publish.ts';
import { quietReporter } from './quiet-reporter.ts';
import type { RunContext } from './run-context.ts';
import { takeAway } from './take-away.ts';
import { tryPlan } from './try-plan.ts';

export interface Repeated {
  readonly reports: readonly Report[];
  readonly left: number;
  /** What the reporters of the single trials threw. */
  readonly failures: readonly ReporterFailure[];
}

/** What trials are made with; the real thing by default. */
export interface RepeatParts {
  readonly system: OneSystem;
  readonly attempt: typeof tryPlan;
}

/**
 * Tries one plan so many times, each with a seed of its own, on one system that is brought back to its first state in between. Writes `<drill>.repeat.json`,
 * also when it was interrupted. Goes on whatever a trial comes to, but for a system that does not start or cannot be taken away.
 */
export const repeat = async (
  planned: PlannedDrill,
  times: number,
  context: RunContext,
  { system, attempt }: RepeatParts = { system: oneSystem(planned, context, { again: times > 1 }), attempt: tryPlan },
): Promise<Repeated> => {
  const { plan } = planned;
  const { stops, tell, history } = context;
  const tried: TriedAgain[] = [];
  let left = 0;
  let next = '';
  const quiet = quietReporter(() => next);
  try {
    for (let number = 1; number <= times && !stops.signal.aborted; number += 1) {
      const seed = repeatSeed(plan.seed, number);
      next = `${String(number)} of ${String(times)}: ${plan.id}, seed ${String(seed)}`;
      const keepsSystem = (): boolean => number < times && !stops.signal.aborted;
      const { report, folder, left: residue } = await attempt({ ...plan, seed }, context, { system, keepsSystem, reporter: quiet, number });
      history.keep({ report, folder });
      tried.push({ number, report, folder });
      left += residue;
      if (report.exit_code === exitCode.stackWouldNotStart || report.exit_code === exitCode.couldNotRestore) {
        if (number < times) tell(`no further trial: ${report.summary}`);
        break;
      }
    }
  } finally {
    left += await takeAway(system, context);
  }
  await publish(context, `${trialName(plan)}.repeat`, buildRepetition(plan, context.run.id, times, tried), repetitionScreen);
  return { reports: tried.map(({ report }) => report), left, failures: quiet.failures };
};
