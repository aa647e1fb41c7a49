import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const resultsFolder = '.vitest/json';

/** What is read of the file that vitest writes with `--reporter=json`. */
export interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly ResultsOfFile[];
}

interface ResultsOfFile {
  /** Where the file is. */
  readonly name: string;
  readonly status: string;
  /** Why it could not be loaded. */
  readonly message: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string; readonly failureMessages: readonly string[] }[];
}

/** A file that failed by itself, with no test to blame: it could not be loaded, or its set-up threw. */
export const failedToLoad = ({ status, assertionResults }: ResultsOfFile): boolean =>
  status === 'failed' && !assertionResults.some((test) => test.status === 'failed');

/** What vitest wrote of each of these; `undefined` for a file that is not there, or was cut short while it was written. */
export const readResults = (names: readonly string[]): Promise<readonly (Results | undefined)[]> =>
  Promise.all(
    names.map(async (name) => {
      try {
        return JSON.parse(await readFile(join(resultsFolder, `${name}.json`), 'utf8')) as Results;
      } catch {
        return undefined;
      }
    }),
  );
