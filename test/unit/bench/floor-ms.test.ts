import { expect, test } from 'vitest';
import { floorMs } from '../../../scripts/stability/floor-ms.ts';
import { sampleReport } from '../report/sample-report.ts';

test('what the document and the settings of the system took is the floor, and nothing else is', () => {
  const sample = sampleReport();
  const phases = [
    { phase: 'detect', began_ms: 0, ended_ms: 2_000 },
    { phase: 'alert', began_ms: 2_000, ended_ms: 4_000 },
    { phase: 'recover', began_ms: 4_000, ended_ms: 20_000 },
  ] as const;
  const [step] = sample.steps;
  const [figure] = sample.figures ?? [];
  if (step === undefined || figure === undefined) throw new Error('the sample has no step, or no figure');
  const lasting = (part: 'detection' | 'recovery', duration_ms: number | null): typeof step => ({ ...step, part, duration_ms });
  // A signal that came after 3 s, a step of 1 s, one that watched something expire for 5 s, and one that was not tried.
  const steps = [lasting('detection', 3_000), lasting('recovery', 1_000), lasting('recovery', 5_000), lasting('recovery', null)];
  const owners = [
    { owner: 'physics', what: 'keys being fetched again after 1 s', ms: 700 },
    { owner: 'system', what: 'until the last documented signal', ms: 900 },
    { owner: 'harness', what: 'the time between two looks', ms: 100 },
  ] as const;
  const figures = [
    { ...figure, name: 'time_to_detect', owners },
    { ...figure, name: 'rto', owners },
  ] as const;
  expect(floorMs({ steps, figures, timing: { ...sample.timing, phases } })).toBe(2_000 + 6_000 + 700);
});
