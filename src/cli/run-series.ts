import type { Report } from '../core/report.ts';
import type { ReporterFailure } from '../report/multiplexer.ts';
import type { Plan } from '../runner/plan.ts';
import { oneSystem } from './one-system.ts';
import type { PlannedDrill } from './plan-drill.ts';
import { quietReporter } from './quiet-reporter.ts';
import type { RunContext } from './run-context.ts';
import { takeAway } from './take-away.ts';
import { tryPlan, type TriedPlan } from './try-plan.ts';

/** What is made of a trial and its repetitions. Writes its own result. */
export type Experiment = (whole: TriedPlan, series: Series) => Promise<void>;

export interface Series {
  /** Repeats the trial with another plan of the same drill, on the same system in its first state. `words` says what is different. */
  readonly again: (plan: Plan, words: string) => Promise<TriedPlan>;
  /** Aborted when nothing more is to be begun. */
  readonly signal: AbortSignal;
}

export interface SeriesResult {
  /** Of the drill itself; what its repetitions came to is the experiments' to say. */
  readonly report: Report;
  readonly left: number;
  /** What the reporters of the repetitions threw. */
  readonly failures: readonly ReporterFailure[];
}

/**
 * Tries a drill, then repeats it as the experiments ask, on one system that is brought back to its first state in between. Nothing is compared with
 * a trial that proved nothing: then the series ends with it.
 */
export const runSeries = async (planned: PlannedDrill, experiments: readonly Experiment[], context: RunContext): Promise<SeriesResult> => {
  const { stops, tell } = context;
  const system = oneSystem(planned, context, { again: true });
  const keepsSystem = (): boolean => !stops.signal.aborted;
  let left = 0;
  let number = 0;
  let next = '';
  const quiet = quietReporter(() => next);
  const play = async (): Promise<Report> => {
    const whole = await tryPlan(planned.plan, context, { system, keepsSystem });
    left += whole.left;
    const { outcome, verdict, summary } = whole.report;
    if (outcome !== 'finished' || verdict === 'inconclusive') {
      tell(`nothing can be compared with a trial that proved nothing: ${summary}`);
      return whole.report;
    }
    const again: Series['again'] = async (plan, words) => {
      number += 1;
      next = `${String(number)} ${words}`;
      const tried = await tryPlan(plan, context, { system, keepsSystem, reporter: quiet });
      left += tried.left;
      return tried;
    };
    for (const experiment of experiments) if (!stops.signal.aborted) await experiment(whole, { again, signal: stops.signal });
    return whole.report;
  };
  let report: Report;
  try {
    report = await play();
  } finally {
    left += await takeAway(system, context);
  }
  return { report, left, failures: quiet.failures };
};
