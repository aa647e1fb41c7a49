import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { failuresOf } from '../../../scripts/test/failures-of.ts';
import type { Results } from '../../../scripts/test/read-results.ts';

const results = (...testResults: Results['testResults']): Results => ({ numPassedTests: 0, numFailedTests: 0, testResults });
const name = resolve('test/e2e/some-drill.test.ts');

test('a test that failed is told with its file, its name and why, without colours and without the stack', () => {
  const message =
    "\u001B[31mAssertionError: restored after 12 s: expected { verdict: 'broken' }\u001B[39m\n\n    to match { verdict: 'held' }\n    at a.ts:1:2\n";
  const assertionResults = [
    { fullName: 'some drill base', status: 'failed', failureMessages: [message] },
    { fullName: 'some drill patch', status: 'passed', failureMessages: [] },
  ];
  expect(failuresOf([results({ name, status: 'failed', message: '', assertionResults })])).toEqual([
    "test/e2e/some-drill.test.ts > some drill base\n    AssertionError: restored after 12 s: expected { verdict: 'broken' }\n    to match { verdict: 'held' }",
  ]);
});

test('a file that could not be loaded is told with its reason', () => {
  expect(failuresOf([results({ name, status: 'failed', message: 'Cannot find module x', assertionResults: [] })])).toEqual([
    'test/e2e/some-drill.test.ts\n    Cannot find module x',
  ]);
});

test('results that were never written, and those of tests that passed, tell of nothing', () => {
  expect(failuresOf([undefined, results({ name, status: 'passed', message: '', assertionResults: [] })])).toEqual([]);
});
