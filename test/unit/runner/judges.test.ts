import { describe, expect, test } from 'vitest';
import { check } from '../../../src/core/check.ts';
import { seconds } from '../../../src/core/duration.ts';
import type { ReportClock } from '../../../src/core/report.ts';
import type { ReportLedger } from '../../../src/core/report-ledger.ts';
import { clocksOf, type Clocks } from '../../../src/runner/clocks.ts';
import { judgeChecks } from '../../../src/runner/judge/judge-checks.ts';
import { judgeLoss } from '../../../src/runner/judge/judge-loss.ts';
import { judgeFaults } from '../../../src/runner/judge/judge-faults.ts';
import { judgePromises } from '../../../src/runner/judge/judge-promises.ts';
import { judgeService, steadyEvidence } from '../../../src/runner/judge/judge-service.ts';
import { judgeSteps } from '../../../src/runner/judge/judge-steps.ts';
import { noFault } from '../../../src/core/twin.ts';
import { planFor } from './fake-plan.ts';
import { fakeSystem } from './fake-system.ts';
import { alertSeen, faultStage, operation, phaseEdge, sampled, stepEdge, timelineOf, type Dated } from './timeline-of.ts';

const plan = planFor(fakeSystem());
const silentPlan = planFor(fakeSystem(), { twin: noFault() });
const none = clocksOf({ events: [] }, plan);
const at = (at_ms: number, error_ms = 0): ReportClock => ({ at_ms, error_ms, evidence: ['e1'] });
const whole: ReportLedger = { acknowledged: 5, found: 5, lost: [], duplicated: [] };

describe('a promise', () => {
  const verdictOf = (name: string, clocks: Partial<Clocks>, ledger: ReportLedger | null = whole, conclusive = true): unknown => {
    const found = judgePromises(plan, { ...none, ...clocks }, ledger, conclusive).find((promise) => promise.name === name);
    return [found?.measured, found?.verdict];
  };

  test.each([
    ['kept to the millisecond', { injected: at(1_000), detected: at(3_000) }, [2_000, 'held']],
    ['missed by a millisecond', { injected: at(1_000), detected: at(3_001) }, [2_001, 'broken']],
    ['missed by as much as its clock may be late', { injected: at(1_000), detected: at(3_100, 100) }, [2_100, 'inconclusive']],
    ['missed by more than its clock may be late', { injected: at(1_000), detected: at(3_101, 100) }, [2_101, 'broken']],
    ['never kept', { injected: at(1_000) }, [null, 'broken']],
    ['of a trial that injected nothing', {}, [null, 'inconclusive']],
  ])('%s', (_, clocks, expected) => {
    expect(verdictOf('detected', clocks)).toEqual(expected);
  });

  test('means nothing when the fault was not proved, kept or not', () => {
    expect(verdictOf('detected', { injected: at(0), detected: at(10) }, whole, false)).toEqual([10, 'inconclusive']);
    expect(verdictOf('alerted', { injected: at(0) }, whole, false)).toEqual([null, 'inconclusive']);
  });

  test.each([
    ['kept, with little lost', 1_500, 100, [1_500, 'held']],
    ['kept, with more than a fifth lost', 1_500, 500, [1_500, 'inconclusive']],
    ['missed by less than was lost', 2_300, 500, [2_300, 'inconclusive']],
    ['missed by more than was lost', 2_600, 500, [2_600, 'broken']],
    ['missed, with little lost', 2_100, 300, [2_100, 'broken']],
    ['never kept, with much lost', undefined, 500, [null, 'inconclusive']],
    ['never kept, with little lost', undefined, 100, [null, 'broken']],
  ])('%s to stalls', (_, detected, lost_ms, expected) => {
    const clocks = { ...none, injected: at(1_000), detected: detected === undefined ? null : at(1_000 + detected) };
    const degraded = [{ cause: 'suspended', why: 'asleep', from_ms: 1_200, to_ms: 1_200, lost_ms } as const];
    const [promise] = judgePromises(plan, clocks, whole, true, { degraded });
    expect([promise?.measured, promise?.verdict]).toEqual(expected);
    expect(promise?.error).toBe(lost_ms);
  });

  test('to alert counts to the delivery, not to the firing', () => {
    expect(verdictOf('alerted', { injected: at(0), alert_firing: at(4_000), alert_delivered: at(6_000) })).toEqual([6_000, 'broken']);
  });

  test.each([
    ['nothing lost', whole, [0, 'held']],
    ['one lost', { ...whole, found: 4, lost: ['a'] }, [1, 'broken']],
    ['one doubled', { ...whole, duplicated: ['a'] }, [1, 'broken']],
    ['nobody looked', null, [null, 'inconclusive']],
    ['nothing was acknowledged', { ...whole, acknowledged: 0, found: 0 }, [0, 'inconclusive']],
  ])('to lose nothing: %s', (_, ledger, expected) => {
    expect(verdictOf('lost', {}, ledger)).toEqual(expected);
  });

  describe('to lose no more than a second', () => {
    const allowing = planFor(fakeSystem(), { drill: { promises: { ...plan.drill.promises, lost: seconds(1) } } });
    const window = { ms: 900, longer_ms: 20, shorter_ms: 5, after_fault: 0 };
    const lossy: ReportLedger = { ...whole, found: 4, lost: ['a'], loss_window: window };

    test.each([
      ['nothing lost', { ...whole, loss_window: { ...window, ms: 0 } }, [0, 'held']],
      ['within it', lossy, [900, 'held']],
      ['within it to the last millisecond that it may be longer', { ...lossy, loss_window: { ...window, ms: 980 } }, [980, 'held']],
      ['within it, and perhaps longer', { ...lossy, loss_window: { ...window, ms: 981 } }, [981, 'inconclusive']],
      ['beyond it, and perhaps shorter', { ...lossy, loss_window: { ...window, ms: 1_005 } }, [1_005, 'inconclusive']],
      ['beyond it', { ...lossy, loss_window: { ...window, ms: 1_006 } }, [1_006, 'broken']],
      ['acknowledged after the fault', { ...lossy, loss_window: { ...window, after_fault: 1 } }, [900, 'broken']],
      ['something doubled', { ...lossy, duplicated: ['b'] }, [900, 'broken']],
      ['not everything was read', { ...lossy, doubts: ['a page was not answered'] }, [900, 'inconclusive']],
      ['no fault is known', { ...lossy, loss_window: { ...window, ms: null } }, [null, 'inconclusive']],
      ['nobody looked', null, [null, 'inconclusive']],
    ])('%s', (_, ledger, expected) => {
      const promise = judgePromises(allowing, none, ledger, true).find(({ name }) => name === 'lost');
      expect([promise?.measured, promise?.verdict]).toEqual(expected);
      expect(promise).toMatchObject({ documented: '1 s', promised: 1_000, unit: 'ms' });
    });

    test('is stated as a loss, and kept', () => {
      expect(judgeLoss(allowing, lossy)).toMatchObject([
        { verdict: 'held', saw: '1 acknowledged write of 5 lost, the oldest acknowledged 900 ms before the fault, or up to 20 ms earlier' },
      ]);
      expect(judgeLoss(plan, lossy)).toEqual([]);
      expect(judgeLoss(allowing, whole)).toEqual([]);
    });
  });

  test('is told as it is documented and as it was played, with the error of its clock', () => {
    const [detected] = judgePromises(plan, { ...none, injected: at(0), detected: at(500, 50) }, whole, true);
    expect(detected).toEqual({ name: 'detected', documented: '2 s', promised: 2_000, measured: 500, error: 50, unit: 'ms', verdict: 'held' });
  });

  test('of the twin without a fault is only to lose nothing', () => {
    expect(judgePromises(silentPlan, none, whole, true).map(({ name }) => name)).toEqual(['lost']);
  });
});

describe('a fault', () => {
  const judged = (...facts: readonly Dated[]): readonly (readonly [string, string, string])[] =>
    judgeFaults(plan, timelineOf(...facts)).findings.map(({ claim, verdict, saw }) => [claim, verdict, saw]);

  test('that was not injected is inconclusive', () => {
    expect(judged()).toEqual([
      ['blackhole on app -> redis bites', 'inconclusive', 'it was not injected'],
      ['kill on redis bites', 'inconclusive', 'it was not injected'],
    ]);
  });

  test('that bit is held, one that was looked for in vain is inconclusive', () => {
    expect(judged(faultStage(1, 'bitten', 'blackhole-1', 'silence'), faultStage(2, 'unproven', 'kill-2', 'it runs'))).toEqual([
      ['blackhole on app -> redis bites', 'held', 'silence'],
      ['kill on redis bites', 'inconclusive', 'it runs'],
    ]);
  });

  test('that something gets past is inconclusive, although it bit', () => {
    expect(judged(faultStage(1, 'bitten', 'blackhole-1', 'silence'), faultStage(2, 'leaked', 'blackhole-1', 'a connection past the link'))).toEqual([
      ['blackhole on app -> redis bites', 'held', 'silence'],
      ['nothing gets past blackhole on app -> redis', 'inconclusive', 'a connection past the link'],
      ['kill on redis bites', 'inconclusive', 'it was not injected'],
    ]);
  });

  test('that stays is broken, unless a later try took it away', () => {
    const residue = [faultStage(1, 'bitten'), faultStage(2, 'residue', 'blackhole-1', 'device busy')];
    expect(judged(...residue)).toContainEqual(['blackhole on app -> redis is lifted', 'broken', 'device busy']);
    expect(judged(...residue, faultStage(3, 'seen-lifted')).map(([claim]) => claim)).not.toContain('blackhole on app -> redis is lifted');
  });

  test('is reported with the instants of its life', () => {
    const { faults } = judgeFaults(
      plan,
      timelineOf(faultStage(1, 'injected'), faultStage(2, 'bitten', 'blackhole-1', 'silence'), faultStage(3, 'seen-lifted', 'blackhole-1', 'PONG')),
    );
    expect(faults[0]).toEqual({
      id: 'blackhole-1',
      kind: 'blackhole',
      target: 'app -> redis',
      does: 'drops every packet between app and redis',
      injected_ms: 1,
      bitten: { at_ms: 2, saw: 'silence' },
      undone: { at_ms: 3, saw: 'PONG' },
    });
    expect(faults[1]).toMatchObject({ id: 'kill-2', injected_ms: null, bitten: null, undone: null });
  });
});

describe('a step', () => {
  const judged = (facts: readonly Dated[], conclusive = true): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries(
      judgeSteps(plan, timelineOf(...facts), clocksOf(timelineOf(...facts), plan), new Map(), conclusive).map(({ id, verdict, why }) => [
        id,
        [verdict, why],
      ]),
    );

  test('that was not reached is not tried', () => {
    expect(judged([])).toMatchObject({
      'detection-1': ['not-tried', 'no fault was injected'],
      'recovery-3': ['not-tried', 'the trial did not get here'],
    });
  });

  test('that says what is seen is judged by what was seen after the fault', () => {
    const facts = [faultStage(1, 'injected'), sampled(5, 'app answers 503 on /ready', true)];
    expect(judged(facts)).toMatchObject({ 'detection-1': ['held', 'seen: yes'], 'detection-2': ['broken', 'not seen after the fault'] });
    expect(judged(facts, false)['detection-2']).toEqual(['inconclusive', 'not seen, and the trial did not get far enough to say more']);
  });

  test('that says what was there before the fault proves nothing, unless it went away and came back', () => {
    const ready = 'app answers 503 on /ready';
    const early = [sampled(5, ready, true), faultStage(10, 'injected')];
    expect(judged(early)['detection-1']).toEqual(['inconclusive', 'there already before the fault: yes']);
    expect(judged([sampled(5, ready, true), sampled(8, ready, false), faultStage(10, 'injected')])['detection-1']?.[0]).toBe('broken');
    expect(judged([...early, sampled(12, ready, false), sampled(15, ready, true)])['detection-1']).toEqual(['held', 'seen: yes']);
    const [detected] = judgePromises(plan, clocksOf(timelineOf(...early), plan), whole, true, { early: true });
    expect(detected).toMatchObject({ name: 'detected', measured: null, verdict: 'inconclusive' });
  });

  test('that ended is held or drift, at the line that failed', () => {
    const facts = [
      stepEdge(10, 'recovery-2', 'began'),
      stepEdge(40, 'recovery-2', 'ended', { ok: true, saw: 'exit code 0', exitCode: 0, output: 'fine' }),
      stepEdge(50, 'recovery-3', 'began'),
      stepEdge(60, 'recovery-3', 'ended', { ok: false, saw: 'exit code 1: no', exitCode: 1, line: 28 }),
    ];
    const steps = judgeSteps(plan, timelineOf(...facts), none, new Map(), true);
    expect(steps.find(({ id }) => id === 'recovery-2')).toMatchObject({
      verdict: 'held',
      line: 21,
      duration_ms: 30,
      exit_code: 0,
      output: 'fine',
      command: 'docker compose ps redis',
      bound_to: null,
    });
    expect(steps.find(({ id }) => id === 'recovery-3')).toMatchObject({ verdict: 'drift', line: 28, why: 'exit code 1: no' });
  });

  test('that nobody has bound is not tried, though everything else was', () => {
    const [signal] = plan.detection;
    const [first, ...rest] = plan.recovery;
    if (signal === undefined || first === undefined) throw new Error('the plan has no steps');
    const partly = { ...plan, detection: [signal], recovery: [{ step: first.step }, ...rest] };
    const steps = judgeSteps(partly, timelineOf(), none, new Map(), true);
    expect(steps.filter(({ why }) => why === 'nobody has bound this step')).toMatchObject([
      { id: 'detection-2', line: 15, part: 'detection', verdict: 'not-tried', bound_to: null },
      { id: 'recovery-1', line: 20, part: 'recovery', verdict: 'not-tried', bound_to: null, command: null },
    ]);
    expect(steps.map(({ id }) => id)).toEqual([...plan.section.detection.map(({ id }) => id), ...plan.recovery.map(({ step }) => step.id)]);
  });

  test('that began and did not end was not tried to the end', () => {
    expect(judged([stepEdge(10, 'recovery-2', 'began')])['recovery-2']).toEqual(['not-tried', 'the trial did not get here']);
  });
});

test('a check that throws is inconclusive and stops none of the others', () => {
  const claims = judgeChecks(
    [
      check({
        claim: 'a',
        judge: () => {
          throw new TypeError('no such field');
        },
      }),
      check({ claim: 'b', judge: () => ({ verdict: 'held', saw: 'all', evidence: ['e1'], hint: 'none' }) }),
    ],
    { events: [] },
  );
  expect(claims).toEqual([
    { claim: 'a', verdict: 'inconclusive', saw: 'the check itself failed: no such field', evidence: [] },
    { claim: 'b', verdict: 'held', saw: 'all', evidence: ['e1'], hint: 'none' },
  ]);
});

describe('the service', () => {
  const evidence = (name: 'proof' | 'obstacle', value: string): Dated => [0, { kind: 'evidence', check: steadyEvidence, name, value }];

  test.each([
    ['was proved to be good', [evidence('proof', 'all is well')], ['held', 'all is well']],
    ['was not good', [evidence('obstacle', '3 % fail')], ['inconclusive', '3 % fail']],
    ['was not looked at', [], ['inconclusive', 'the trial ended before that was proved']],
  ])('%s before the fault', (_, facts, expected) => {
    const [finding] = judgeService(plan, timelineOf(...facts), none, true);
    expect([finding?.verdict, finding?.saw]).toEqual(expected);
  });

  test.each([
    ['stays good', [operation(100), operation(200)], true, ['held', '100 % of operations']],
    ['fails again', [operation(100), operation(200, 'failed')], true, ['broken', '50 % of operations']],
    [
      'fails again, in a trial whose fault was not proved,',
      [operation(100), operation(200, 'failed')],
      false,
      ['inconclusive', '50 % of operations'],
    ],
    ['is not asked any more', [operation(50)], true, ['inconclusive', 'no operation after that']],
  ])('%s after it was restored', (_, facts, conclusive, expected) => {
    const finding = judgeService(plan, timelineOf(...facts), { ...none, restored: at(100) }, conclusive)[1];
    expect([finding?.verdict, finding?.saw]).toEqual(expected);
  });

  const waited = [phaseEdge(10, 'alert', 'began'), phaseEdge(90, 'alert', 'ended')];
  test.each([
    ['silence to the end is held', waited, ['held', 'silence']],
    ['silence that was not waited for is inconclusive', waited.slice(0, 1), ['inconclusive', 'silence']],
    ['any alert is broken', [...waited, alertSeen(50, 'delivered', 'ServiceNotReady')], ['broken', 'ServiceNotReady']],
    ['a documented signal is broken', [...waited, sampled(50, 'app logs that Redis is lost', true)], ['broken', 'yes']],
  ])('without a fault: %s', (_, facts, expected) => {
    const finding = judgeService(silentPlan, timelineOf(evidence('proof', 'well'), ...facts), none, true)[1];
    expect([finding?.verdict, finding?.saw]).toEqual(expected);
  });
});
