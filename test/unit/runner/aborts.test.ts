import { describe, expect, test } from 'vitest';
import { errorRatioAbove, longerThan, unless } from '../../../src/core/abort.ts';
import { forTime, staggered, together } from '../../../src/core/composition.ts';
import { milliseconds, minutes, seconds } from '../../../src/core/duration.ts';
import { percent } from '../../../src/core/quantity.ts';
import { condition } from '../../../src/core/probe.ts';
import { noFault } from '../../../src/core/twin.ts';
import { blackhole, kill } from '../../../faults/index.ts';
import { app, redis } from './fake-plan.ts';
import { tick } from './fake-world.ts';
import { schemaErrors } from './report-schema.ts';
import { decided, expectAllUndone, tryOnAFake } from './try-on-a-fake.ts';

const abortedByCondition = { verdict: 'inconclusive', outcome: 'aborted', exit_code: 2 };

/** A condition about somebody beside the system, looked at all the time. */
const neighbourAnswers = (answers: () => boolean | 'gone') =>
  condition(
    'the neighbour answers',
    {
      of: app,
      name: 'neighbour',
      period: tick,
      watch: async (_, observe: (value: boolean) => void, signal) => {
        while (!signal.aborted) {
          const now = answers();
          if (now === 'gone') throw new Error('no route to the neighbour');
          observe(now);
          await new Promise((resolve) => setImmediate(resolve));
        }
      },
    },
    (value) => value,
    (value) => (value ? 'it answers' : 'it does not answer'),
  );

describe('the ceiling on the wall clock', () => {
  test('ends a trial wherever it is, and everything is undone', async () => {
    for (const at of [500, 2_000, 3_050, 3_500, 5_000, 7_000]) {
      const tried = await tryOnAFake({}, { drill: { aborts: [longerThan(milliseconds(at))] } });
      expect(decided(tried.report), String(at)).toEqual(abortedByCondition);
      expect(tried.report.summary).toMatch(/^The trial was aborted because it lasts longer than .*; everything that was broken has been restored\.$/);
      expect(tried.report.findings).toContainEqual(expect.objectContaining({ claim: 'no abort condition is hit', verdict: 'inconclusive' }));
      expect(tried.report.promises.map(({ verdict }) => verdict)).not.toContain('broken');
      expect(schemaErrors(tried.report)).toEqual([]);
      expectAllUndone(tried);
    }
  });

  test('is 30 min when the drill does not say', async () => {
    const tried = await tryOnAFake({}, { drill: { steady: { for: minutes(31), conditions: [], succeeds: percent(99) } } });
    expect(decided(tried.report)).toEqual(abortedByCondition);
    expect(tried.report.summary).toContain('it lasts longer than 30 min: 30 min on the clock');
  });

  test('leaves a trial alone that is over before', async () => {
    const tried = await tryOnAFake({}, { drill: { aborts: [longerThan(minutes(1))] } });
    expect(decided(tried.report)).toEqual({ verdict: 'held', outcome: 'finished', exit_code: 0 });
    expectAllUndone(tried);
  });
});

describe('a ceiling on the share of errors', () => {
  test('ends the trial once a whole window of its load is above it', async () => {
    const tried = await tryOnAFake({}, { drill: { aborts: [errorRatioAbove(percent(50), { over: milliseconds(500) })] } });
    expect(decided(tried.report)).toEqual(abortedByCondition);
    expect(tried.report.summary).toContain('more than 50 % of the operations fail over 500 ms: ');
    expectAllUndone(tried);
  });

  test('does not mind an outage that is shorter than its window allows', async () => {
    const tried = await tryOnAFake({}, { drill: { aborts: [errorRatioAbove(percent(90), { over: seconds(4) })] } });
    expect(decided(tried.report)).toEqual({ verdict: 'held', outcome: 'finished', exit_code: 0 });
  });
});

describe('a condition that must hold', () => {
  test.each([
    ['is seen not to hold', false, 'it is not true that the neighbour answers: it does not answer'],
    ['cannot be observed any more', 'gone', 'it is not true that the neighbour answers: it cannot be observed: no route to the neighbour'],
  ] as const)('ends the trial when it %s', async (_, then, said) => {
    let struck = false;
    const tried = await tryOnAFake(
      {
        onEvent: (event) => {
          struck ||= event.kind === 'fault' && event.stage === 'bitten';
        },
      },
      { drill: { aborts: [unless(neighbourAnswers(() => (struck ? then : true)))] } },
    );
    expect(decided(tried.report)).toEqual(abortedByCondition);
    expect(tried.report.summary).toContain(said);
    expectAllUndone(tried);
  });

  test('that never held ends the trial before anything is broken', async () => {
    const tried = await tryOnAFake({}, { drill: { aborts: [unless(neighbourAnswers(() => false))] } });
    expect(decided(tried.report)).toEqual(abortedByCondition);
    expect(tried.fake.calls).not.toContain('capability.apply');
    expectAllUndone(tried);
  });

  test('guards the twin without a fault too', async () => {
    const tried = await tryOnAFake({}, { twin: noFault(), drill: { aborts: [unless(neighbourAnswers(() => false))] } });
    expect(decided(tried.report)).toEqual(abortedByCondition);
  });
});

describe('a drill whose faults are composed', () => {
  test('together: both are in force during detection, and are named in the report', async () => {
    const tried = await tryOnAFake({}, { drill: { breaks: [together(blackhole(app.to(redis)), kill(redis))] } });
    expect(tried.report.faults.map(({ id, bitten }) => [id, bitten === null])).toEqual([
      ['blackhole-1', false],
      ['kill-2', false],
    ]);
    expect(tried.report.timing.phases.filter(({ phase }) => phase === 'inject')).toHaveLength(1);
    expect(schemaErrors(tried.report)).toEqual([]);
    expectAllUndone(tried);
  });

  test('for a time: it heals by itself, and the runbook finds it so', async () => {
    const tried = await tryOnAFake({}, { drill: { breaks: [forTime(seconds(3), blackhole(app.to(redis)))] } });
    expect(tried.report.clocks.restored?.at_ms).toBeGreaterThan(6_000);
    expect(tried.report.verdict).not.toBe('inconclusive');
    expectAllUndone(tried);
  });

  test('staggered: what strikes while the runbook is carried out is waited for, and undone', async () => {
    const tried = await tryOnAFake({}, { drill: { breaks: [staggered({ every: seconds(4) }, blackhole(app.to(redis)), kill(redis))] } });
    expect(tried.report.faults.every(({ bitten }) => bitten !== null)).toBe(true);
    expectAllUndone(tried);
  });

  test('one that does not bite makes the trial inconclusive', async () => {
    const tried = await tryOnAFake({ numb: true }, { drill: { breaks: [together(blackhole(app.to(redis)), kill(redis))] } });
    expect(decided(tried.report)).toEqual({ verdict: 'inconclusive', outcome: 'finished', exit_code: 2 });
    expectAllUndone(tried);
  });
});
