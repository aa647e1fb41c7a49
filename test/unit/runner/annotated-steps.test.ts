import { expect, test } from 'vitest';
import type { StepAnnotations } from '../../../src/core/annotations.ts';
import { minutes, seconds, type Duration } from '../../../src/core/duration.ts';
import type { ReportStep } from '../../../src/core/report.ts';
import { lookAtRedis, startRedis, type PlanChanges } from './fake-plan.ts';
import { decided, expectAllUndone, tryOnAFake, type Tried } from './try-on-a-fake.ts';

const stepOf = ({ report }: Tried, id: string): ReportStep | undefined => report.steps.find((step) => step.id === id);
/** The second line of the recovery looks at Redis. */
const saying = (annotations: StepAnnotations): PlanChanges => ({
  recovery: (lines) => lines.map(({ step, ...bound }) => ({ ...bound, step: step.id === 'recovery-2' ? { ...step, annotations } : step })),
});
const held = { verdict: 'held', outcome: 'finished', exit_code: 0 };

test('a step has the time that the document gives it, and two minutes otherwise', async () => {
  const given = new Map<string, Duration>();
  await tryOnAFake({ command: (text, within) => void given.set(text, within) }, saying({ timeout: seconds(7) }));
  expect([given.get(lookAtRedis), given.get(startRedis)]).toEqual([seconds(7), minutes(2)]);
});

test('an exit code that the document expects is held', async () => {
  const command = (text: string): { readonly exitCode: number } | undefined => (text === lookAtRedis ? { exitCode: 1 } : undefined);
  const tried = await tryOnAFake({ command }, saying({ exit: 1 }));
  expect(decided(tried.report)).toEqual(held);
  expect(stepOf(tried, 'recovery-2')).toMatchObject({ verdict: 'held', exit_code: 1, why: 'exit code 1' });
});

test('success is drift where the document expects a failure', async () => {
  const tried = await tryOnAFake({}, saying({ exit: 1 }));
  expect(stepOf(tried, 'recovery-2')).toMatchObject({ verdict: 'drift', exit_code: 0, why: 'exit code 0 instead of 1: fine' });
});

test('a step that is not for here is not carried out, and says why', async () => {
  const tried = await tryOnAFake({}, saying({ skip: 'only on Kubernetes' }));
  expect(decided(tried.report)).toEqual(held);
  expect(stepOf(tried, 'recovery-2')).toMatchObject({ verdict: 'not-tried', exit_code: null, why: 'not here: only on Kubernetes' });
  expectAllUndone(tried);
});
