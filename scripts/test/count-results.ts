import { failedToLoad, type Results } from './read-results.ts';

/** How many tests of a stage passed and failed. What failed and is no test counts as one: a file that cannot be loaded, results that are not there, the linter, the set-up. */
export const countResults = (results: readonly (Results | undefined)[], exitCode: number): { readonly passed: number; readonly failed: number } => {
  let passed = 0;
  let failed = 0;
  for (const result of results) {
    if (result === undefined) {
      failed += 1;
      continue;
    }
    passed += result.numPassedTests;
    failed += result.numFailedTests + result.testResults.filter(failedToLoad).length;
  }
  return { passed, failed: exitCode !== 0 && failed === 0 ? 1 : failed };
};
