import { expect, test } from 'vitest';
import { countResults } from '../../../scripts/test/count-results.ts';
import type { Results } from '../../../scripts/test/read-results.ts';

const file = (status: string, ...tests: readonly string[]): Results['testResults'][number] => ({
  name: 'a.test.ts',
  status,
  message: '',
  assertionResults: tests.map((one) => ({ fullName: 'a test', status: one, failureMessages: [] })),
});
const results = (numPassedTests: number, numFailedTests: number, ...testResults: Results['testResults']): Results => ({
  numPassedTests,
  numFailedTests,
  testResults,
});

test.each([
  ['all passed', [results(2, 0, file('passed', 'passed', 'passed'))], 0, { passed: 2, failed: 0 }],
  ['one failed', [results(1, 1, file('failed', 'passed', 'failed'))], 1, { passed: 1, failed: 1 }],
  ['a file that cannot be loaded', [results(1, 0, file('passed', 'passed'), file('failed'))], 1, { passed: 1, failed: 1 }],
  ['tests passed and the linter did not', [results(2, 0, file('passed', 'passed', 'passed'))], 1, { passed: 2, failed: 1 }],
  ['results that were never written', [undefined], 0, { passed: 0, failed: 1 }],
  ['a stage that was killed', [undefined], 137, { passed: 0, failed: 1 }],
] as const)('%s', (_, read, exitCode, counted) => {
  expect(countResults(read, exitCode)).toEqual(counted);
});
