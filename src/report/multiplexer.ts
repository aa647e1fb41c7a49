import type { Reporter } from '../core/reporter.ts';

/** What a reporter threw, and where. */
export interface ReporterFailure {
  readonly hook: keyof Reporter;
  readonly error: unknown;
}

/** One reporter over many. */
export interface Multiplexer extends Required<Reporter> {
  /** The first failure of each hook of each reporter. Not empty means: the run must end failed. */
  readonly failures: readonly ReporterFailure[];
}

/** A reporter that throws stops neither the others nor the run, and is called again at the next hook; what it threw is remembered. */
export const multiplexer = (reporters: readonly Reporter[]): Multiplexer => {
  const failures: ReporterFailure[] = [];
  const failed = new Map<Reporter, Set<keyof Reporter>>();

  const remember = (reporter: Reporter, hook: keyof Reporter, error: unknown): void => {
    const hooks = failed.get(reporter) ?? new Set();
    failed.set(reporter, hooks.add(hook));
    failures.push({ hook, error });
  };
  // An event hook that fails once will likely fail thousands of times: only the first is kept.
  const isNew = (reporter: Reporter, hook: keyof Reporter): boolean => failed.get(reporter)?.has(hook) !== true;

  const tell = (hook: keyof Reporter, call: (reporter: Reporter) => void): void => {
    for (const reporter of reporters) {
      try {
        call(reporter);
      } catch (error) {
        if (isNew(reporter, hook)) remember(reporter, hook, error);
      }
    }
  };
  // One after the other: the last may name files that the ones before it have written.
  const tellAndWait = async (hook: keyof Reporter, call: (reporter: Reporter) => void | Promise<void>): Promise<void> => {
    for (const reporter of reporters) {
      try {
        await call(reporter);
      } catch (error) {
        if (isNew(reporter, hook)) remember(reporter, hook, error);
      }
    }
  };

  return {
    failures,
    onBegin: (trial) => tellAndWait('onBegin', (reporter) => reporter.onBegin?.(trial)),
    onProgress: (progress) => {
      tell('onProgress', (reporter) => reporter.onProgress?.(progress));
    },
    onEvent: (event) => {
      tell('onEvent', (reporter) => reporter.onEvent?.(event));
    },
    onReport: (report, folder) => tellAndWait('onReport', (reporter) => reporter.onReport?.(report, folder)),
    onEnd: (reports, output) => tellAndWait('onEnd', (reporter) => reporter.onEnd?.(reports, output)),
    onCouldNotRestore: (residue) => {
      tell('onCouldNotRestore', (reporter) => reporter.onCouldNotRestore?.(residue));
    },
  };
};
