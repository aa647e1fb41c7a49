import { expect, test } from 'vitest';
import { DrillError, type ErrorCode } from '../../../src/core/errors.ts';
import { exitCode } from '../../../src/core/exit-code.ts';

test('the exit codes are those that the documents promise', () => {
  expect(exitCode).toEqual({ held: 0, failed: 1, inconclusive: 2, badInput: 3, stackWouldNotStart: 4, couldNotRestore: 5, interrupted: 130 });
});

/** Written out once more, so that a code cannot change its meaning by accident. The type keeps the list complete. */
const meaning: Readonly<Record<ErrorCode, number>> = {
  'usage': 3,
  'drill-not-found': 3,
  'drill-duplicate': 3,
  'drill-invalid': 3,
  'drill-injects-nothing': 3,
  'variant-not-found': 3,
  'runbook-not-found': 3,
  'runbook-invalid': 3,
  'section-not-found': 3,
  'step-not-found': 3,
  'step-unbound': 3,
  'accepted-invalid': 3,
  'service-unknown': 3,
  'link-unknown': 3,
  'alert-unknown': 3,
  'compose-invalid': 3,
  'alerting-invalid': 3,
  'inventory-invalid': 3,
  'fault-unsupported': 3,
  'arrivals-invalid': 3,
  'engine-refused': 3,
  'report-invalid': 3,
  'history-invalid': 3,
  'history-newer': 3,
  'history-unusable': 3,
  'ledger-invalid': 3,
  'setup-failed': 4,
  'engine-missing': 4,
  'compose-missing': 4,
  'toolbox-missing': 4,
  'image-build-failed': 4,
  'stack-start-failed': 4,
  'ledger-unwritable': 4,
  'watchdog-missing': 4,
  'watchdog-lost': 2,
  'operator-failed': 2,
  'fault-failed': 2,
  'target-foreign': 2,
  'load-failed': 2,
  'check-failed': 2,
  'abort-condition': 2,
  'restore-failed': 5,
  'interrupted': 130,
};

test.each(Object.entries(meaning))('%s ends with %i', (code, exit) => {
  expect(new DrillError(code as ErrorCode, 'x').exitCode).toBe(exit);
});

test('a failure names its place, keeps its details and its cause', () => {
  const cause = new Error('ENOENT');
  const error = new DrillError('drill-invalid', 'no drill', { place: { file: 'a.drill.ts', line: 3 }, hint: 'write one', drill: 'a', cause });
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.message, error.code, error.cause]).toEqual(['DrillError', 'a.drill.ts:3: no drill', 'drill-invalid', cause]);
  expect(error.details).toMatchObject({ hint: 'write one', drill: 'a' });
});

test('a failure without a place or a cause has none', () => {
  const error = new DrillError('usage', 'no', { place: undefined });
  expect(error.message).toBe('no');
  expect('cause' in error).toBe(false);
});
