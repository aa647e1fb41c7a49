import { expect, test } from 'vitest';
import { outside } from '../../../src/core/outside.ts';
import type { ReportStep } from '../../../src/core/report.ts';
import type { PlanChanges } from './fake-plan.ts';
import { decided, expectAllUndone, tryOnAFake, type Tried } from './try-on-a-fake.ts';

const words = 'those who run the machines have started it';
/** The third line of the recovery starts Redis: here somebody else does. */
const byOthers: PlanChanges = {
  recovery: (lines) =>
    lines.map((bound) => (bound.step.id === 'recovery-3' ? { step: { ...bound.step, commands: [] }, binding: outside(words) } : bound)),
};
const third = ({ report }: Tried): ReportStep | undefined => report.steps.find(({ id }) => id === 'recovery-3');

test('what only others can repair is repaired at its step, by lifting what was broken', async () => {
  const tried = await tryOnAFake({}, byOthers);
  expect(decided(tried.report)).toEqual({ verdict: 'held', outcome: 'finished', exit_code: 0 });
  expect(third(tried)).toMatchObject({ verdict: 'held', why: words, bound_to: words });
  expectAllUndone(tried);
});

test('withheld, it shows that service needed it', async () => {
  const tried = await tryOnAFake({}, { ...byOthers, withheld: ['recovery-3'] });
  expect(tried.report.verdict).toBe('broken');
  expect(tried.report.clocks.restored).toBeNull();
  expectAllUndone(tried);
});

test('a fault that cannot be lifted is a step that failed', async () => {
  const tried = await tryOnAFake({ stuck: true }, byOthers);
  expect(third(tried)).toMatchObject({ verdict: 'drift', why: expect.stringContaining('kill on redis: ') as string });
});
