import { describe, expect, test } from 'vitest';
import type { ClockName } from '../../../src/core/report.ts';
import { clocksOf } from '../../../src/runner/clocks.ts';
import { judgePromises } from '../../../src/runner/judge/judge-promises.ts';
import { planFor } from './fake-plan.ts';
import { fakeSystem } from './fake-system.ts';
import { alertSeen, faultStage, operation, sampled, stepEdge, timelineOf, type Dated } from './timeline-of.ts';

const plan = planFor(fakeSystem());
const ready503 = 'app answers 503 on /ready';
const logged = 'app logs that Redis is lost';
const clock = (name: ClockName, ...facts: readonly Dated[]): unknown => clocksOf(timelineOf(...facts), plan)[name];

test('no clock strikes on an empty timeline', () => {
  expect(Object.values(clocksOf({ events: [] }, plan))).toEqual([null, null, null, null, null, null, null, null, null]);
});

test('injected is the first call that did harm, not the intent', () => {
  expect(clock('injected', faultStage(5, 'intended'), faultStage(9, 'injected'), faultStage(20, 'injected', 'kill-2'))).toMatchObject({
    at_ms: 9,
    error_ms: 0,
    evidence: ['e2'],
  });
});

describe('an injection whose call took long', () => {
  // Answered at 3,000, begun at 1,000.
  const slow: Dated = [3_000, { kind: 'fault', fault: 'blackhole-1', target: 'app -> redis', stage: 'injected' }, 2_000];
  const seen = (at: number): readonly Dated[] => [
    sampled(at, ready503, true, 10),
    sampled(at, logged, true, 10),
    alertSeen(at, 'delivered'),
    operation(at, 'failed'),
  ];

  test('strikes when it was answered, and may have begun as much earlier as it took', () => {
    expect(clock('injected', slow)).toMatchObject({ at_ms: 3_000, error_ms: 2_000, evidence: ['e1'] });
  });

  test('loses nothing that was seen meanwhile', () => {
    for (const name of ['detected', 'alert_delivered', 'bitten'] as const) expect(clock(name, ...seen(1_500), slow), name).not.toBeNull();
  });

  test('takes nothing for its own that was seen before', () => {
    for (const name of ['detected', 'alert_delivered', 'bitten'] as const) expect(clock(name, ...seen(990), slow), name).toBeNull();
  });

  test('does not eat the time that was promised for detection', () => {
    const timeline = timelineOf(slow, ...seen(4_500));
    const [detected] = judgePromises(plan, clocksOf(timeline, plan), null, true);
    expect(detected).toMatchObject({ name: 'detected', promised: 2_000, measured: 1_500, error: 2_010, verdict: 'held' });
    const [early] = judgePromises(plan, clocksOf(timelineOf(...seen(1_500), slow), plan), null, true);
    expect(early).toMatchObject({ measured: 0, verdict: 'held' });
  });
});

test('bitten is the first operation after the injection that fails, not one that was under way', () => {
  const early = operation(90, 'failed');
  expect(clock('bitten', early, faultStage(95, 'injected'), operation(100), operation(200, 'unsent'))).toMatchObject({
    at_ms: 210,
    error_ms: 110,
    evidence: ['e4'],
  });
});

describe('detected', () => {
  const injected = faultStage(100, 'injected');

  test('is when the last of the documented signals was seen, with its error', () => {
    expect(clock('detected', injected, sampled(150, logged, true, 50), sampled(120, ready503, true, 10))).toMatchObject({
      at_ms: 150,
      error_ms: 50,
      evidence: ['e3', 'e2'],
    });
  });

  test.each([
    ['one of two is missing', [injected, sampled(120, ready503, true)]],
    ['one was seen only before the fault', [sampled(50, logged, true), injected, sampled(120, ready503, true)]],
    ['one was looked at and is not so', [injected, sampled(120, ready503, true), sampled(130, logged, false)]],
    ['nothing was injected', [sampled(120, ready503, true), sampled(130, logged, true)]],
  ])('does not strike when %s', (_, facts) => {
    expect(clock('detected', ...facts)).toBeNull();
  });
});

describe('the alert', () => {
  const injected = faultStage(100, 'injected');

  test('fires and is delivered at two instants', () => {
    const facts = [injected, alertSeen(200, 'prometheus'), alertSeen(250, 'delivered')];
    expect(clock('alert_firing', ...facts)).toMatchObject({ at_ms: 200 });
    expect(clock('alert_delivered', ...facts)).toMatchObject({ at_ms: 250 });
  });

  test.each([
    ['another alert', [injected, alertSeen(200, 'delivered', 'ServiceNotReady')]],
    ['a delivery that says resolved', [injected, alertSeen(200, 'delivered', 'RedisDown', 'resolved')]],
    ['a delivery from before the fault', [alertSeen(90, 'delivered'), injected]],
  ])('is not %s', (_, facts) => {
    expect(clock('alert_delivered', ...facts)).toBeNull();
  });
});

test('recovery starts with its first step', () => {
  expect(clock('recovery_started', stepEdge(300, 'recovery-1', 'began'), stepEdge(400, 'recovery-2', 'began'))).toMatchObject({ at_ms: 300 });
});

test('restored and stable are the two ends of a good window after the injection', () => {
  const outage = [0, 500, 1_000].map((at) => operation(at, 'failed'));
  const good = [1_500, 2_000, 2_500, 3_000, 3_500, 4_000].map((at) => operation(at));
  const facts = [faultStage(0, 'injected'), ...outage, ...good];
  expect(clock('restored', ...facts)).toMatchObject({ at_ms: 1_510 });
  expect(clock('stable', ...facts)).toMatchObject({ at_ms: 4_010 });
  expect(clock('restored', ...facts.slice(0, -1))).toBeNull();
});

test('a good window before the fault reached users is no restoration', () => {
  const unharmed = [0, 500, 1_000, 1_500, 2_000, 2_500, 3_000].map((at) => operation(at));
  const outage = [3_500, 4_000].map((at) => operation(at, 'failed'));
  const good = [4_500, 5_000, 5_500, 6_000, 6_500, 7_000].map((at) => operation(at));
  expect(clock('restored', faultStage(0, 'injected'), ...unharmed, ...outage, ...good)).toMatchObject({ at_ms: 4_510 });
  expect(clock('restored', faultStage(0, 'injected'), ...unharmed, ...outage)).toBeNull();
});

test('undone is when the last fault was seen to be lifted', () => {
  expect(clock('undone', faultStage(10, 'seen-lifted', 'kill-2'), faultStage(30, 'seen-lifted'), faultStage(40, 'residue', 'x'))).toMatchObject({
    at_ms: 30,
  });
});

describe('every clock says which evidence set it and what its error is made of', () => {
  const slow: Dated = [100, { kind: 'fault', fault: 'blackhole-1', target: 'app -> redis', stage: 'injected' }, 40];
  test.each<[ClockName, string, readonly Dated[]]>([
    ['injected', 'the call that injected blackhole-1 was answered; 40 ms: how long the call took', [slow]],
    [
      'bitten',
      'operation 200 of logins 503; 150 ms: since the operation before it was sent',
      [slow, operation(200, 'failed', { number: 200, why: '503' })],
    ],
    [
      'detected',
      'app answers 503 on /ready, the last of the documented signals; 10 ms: since it was looked at before',
      [slow, sampled(120, logged, true, 50), sampled(130, ready503, true, 10)],
    ],
    ['alert_firing', 'Prometheus said that RedisDown fires; exact', [slow, alertSeen(200, 'prometheus')]],
    ['alert_delivered', 'its request reached the receiver; exact', [slow, alertSeen(200, 'delivered')]],
    ['recovery_started', 'recovery-1 was begun; exact', [stepEdge(300, 'recovery-1', 'began')]],
    ['undone', 'blackhole-1 was seen to be lifted; exact', [faultStage(30, 'seen-lifted')]],
  ])('%s', (name, words, facts) => {
    expect(clock(name, ...facts)).toMatchObject({ set_by: words });
  });
});
