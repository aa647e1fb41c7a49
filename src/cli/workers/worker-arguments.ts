import type { Plan } from '../../runner/plan.ts';

/** What each worker writes of its own trial. The screen, and what is written over all of them, is not theirs. */
export const toldByWorkers: readonly string[] = ['json', 'html'];

export interface WorkerOptions {
  readonly drills: string;
  readonly runbooks: string;
  readonly engine?: string;
  readonly reporter: readonly string[];
}

/** The arguments of the run that tries one plan, as it was planned here. Its trial is read from its JSON, and kept in the history by whoever started it. */
export const workerArguments = (
  { id, variant, timing }: Pick<Plan, 'id' | 'variant' | 'timing'>,
  { drills, runbooks, engine, reporter }: WorkerOptions,
  seed: number,
): readonly string[] => [
  ...['run', id, ...(variant === null ? [] : ['--variant', variant])],
  ...['--timing', timing.name, '--seed', String(seed), '--drills', drills, '--runbooks', runbooks],
  ...(engine === undefined ? [] : ['--engine', engine]),
  ...['--no-history', '--reporter', ['json', ...reporter.filter((name) => name === 'html')].join(',')],
];
