import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';
import { resultsOf } from './results-of.ts';
import { resultsVariable } from './results-variable.ts';

/** Writes down what the tests came to, for whoever runs several stages and counts them together. Says nothing where nobody asked for it. */
export default class ResultsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env[resultsVariable];
    if (file === undefined) return;
    writeFileSync(file, JSON.stringify(resultsOf(modules, unhandled)));
  }
}
