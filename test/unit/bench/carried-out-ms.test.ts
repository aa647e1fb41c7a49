import { expect, test } from 'vitest';
import { carriedOutMs } from '../../../scripts/stability/carried-out-ms.ts';
import { sampleReport } from '../report/sample-report.ts';
import { stepEdge, timelineOf } from '../runner/timeline-of.ts';

test('what steps took counts, but not where they waited for something documented', () => {
  const { timing } = sampleReport();
  const phases = [
    { phase: 'alert', began_ms: 0, ended_ms: 2_000 },
    { phase: 'recover', began_ms: 2_000, ended_ms: 9_000 },
  ] as const;
  // One step of 1 s, and one that watched something expire for 5 s.
  const { events: timeline } = timelineOf(
    stepEdge(2_000, 'a', 'began'),
    stepEdge(3_000, 'a', 'ended'),
    stepEdge(3_500, 'b', 'began'),
    stepEdge(8_500, 'b', 'ended'),
  );
  expect(carriedOutMs({ timeline, timing: { ...timing, phases, documented_wait_ms: 7_000 } })).toBe(1_000);
});
