import { DrillError } from '../core/errors.ts';

/** How a person, or a bug, stops a run. Disposing it gives the signals back to the process. */
export interface ProcessInterruption extends Disposable {
  /** Aborted by the first signal, or by an exception that nobody caught; the reason tells which. */
  readonly signal: AbortSignal;
  /** Aborted by the second signal: what can be waited for less is waited for less. Undoing is never skipped. */
  readonly hurry: AbortSignal;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Takes the process's signals and uncaught exceptions, so that none of them ends it before everything is undone. */
export const takeInterruption = (tell: (line: string) => void): ProcessInterruption => {
  const first = new AbortController();
  const second = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (first.signal.aborted) {
      tell(`${signal} again: waiting less. Everything is still being taken away.`);
      second.abort();
      return;
    }
    tell(`${signal}: undoing everything before leaving. Once more to wait less.`);
    first.abort(new DrillError('interrupted', `interrupted by ${signal}`));
  };
  const onUncaught = (error: unknown): void => {
    tell(`a bug of firedrill's own: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    if (!first.signal.aborted) first.abort(error);
  };
  for (const signal of signals) process.on(signal, onSignal);
  process.on('uncaughtException', onUncaught).on('unhandledRejection', onUncaught);
  return {
    signal: first.signal,
    hurry: second.signal,
    [Symbol.dispose]: () => {
      for (const signal of signals) process.off(signal, onSignal);
      process.off('uncaughtException', onUncaught).off('unhandledRejection', onUncaught);
    },
  };
};
