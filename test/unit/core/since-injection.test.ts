import { expect, test } from 'vitest';
import { sinceInjection } from '../../../src/core/since-injection.ts';
import { sampleReport } from '../report/sample-report.ts';
import { abortedReport } from '../report/sample-variants.ts';

const { clocks } = sampleReport();

test('clocks count from the first injection', () => {
  expect(sinceInjection(clocks)).toMatchObject({ injected: 0, bitten: 230, restored: 12_890 });
});

test('what came while the injection was under way came at once', () => {
  expect(sinceInjection({ ...clocks, bitten: { at_ms: 14_000 } }).bitten).toBe(0);
});

test('without an injection nothing counts', () => {
  expect(Object.values(sinceInjection({ ...clocks, injected: null }))).toEqual(Array<null>(9).fill(null));
  expect(sinceInjection(abortedReport().clocks).restored).toBeNull();
});
