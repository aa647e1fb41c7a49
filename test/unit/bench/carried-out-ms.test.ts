import { expect, test } from 'vitest';
import { carriedOutMs } from '../../../scripts/stability/carried-out-ms.ts';
import { sampleReport } from '../report/sample-report.ts';

test('what steps took counts, but not where they waited for something documented', () => {
  const sample = sampleReport();
  const phases = [
    { phase: 'alert', began_ms: 0, ended_ms: 2_000 },
    { phase: 'recover', began_ms: 2_000, ended_ms: 9_000 },
  ] as const;
  const [step] = sample.steps;
  if (step === undefined) throw new Error('the sample has no step');
  const lasting = (part: 'detection' | 'recovery', duration_ms: number | null): typeof step => ({ ...step, part, duration_ms });
  // A signal that came after 3 s, a step of 1 s, one that watched something expire for 5 s, and one that was not tried.
  const steps = [lasting('detection', 3_000), lasting('recovery', 1_000), lasting('recovery', 5_000), lasting('recovery', null)];
  expect(carriedOutMs({ steps, timing: { ...sample.timing, phases, documented_wait_ms: 7_000 } })).toBe(1_000);
});
