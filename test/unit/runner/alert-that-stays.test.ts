import { expect, test } from 'vitest';
import { milliseconds, seconds } from '../../../src/core/duration.ts';
import { planFor, type PlanChanges } from './fake-plan.ts';
import { fakeSystem } from './fake-system.ts';
import { tryOnAFake } from './try-on-a-fake.ts';

/** Service is back, and has stayed good for as long as it must, while the runbook still looks at what it has done. */
const longRecovery: PlanChanges = {
  drill: { promises: { ...planFor(fakeSystem()).drill.promises, stable: milliseconds(100) } },
  recovery: (lines) => [
    ...lines,
    ...[1, 2, 3, 4].flatMap((time) => lines.slice(1, 2).map((look) => ({ ...look, step: { ...look.step, id: `look-${String(time)}` } }))),
  ],
};

test.each([
  ['is waited for', seconds(1.6), 'held', 'delivered as resolved 1.49 s after service was back'],
  ['is not waited for longer than its settings allow', seconds(2.1), 'broken', expect.stringContaining('pager was not told') as string],
])('an alert that goes on to the end of the recovery %s', async (_, alertStays, verdict, saw) => {
  const { report } = await tryOnAFake({ alertStays }, longRecovery);
  expect(report.findings).toContainEqual(expect.objectContaining({ claim: 'RedisDown is over once service is restored', verdict, saw }));
});
