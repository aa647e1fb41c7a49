import { describe, expectTypeOf, test } from 'vitest';
import {
  action,
  check,
  condition,
  drill,
  errorRatioAbove,
  flap,
  forTime,
  inSequence,
  longerThan,
  milliseconds,
  percent,
  perSecond,
  runbook,
  seconds,
  service,
  stack,
  staggered,
  together,
  unless,
  type Composition,
  type Drill,
  type Duration,
  type Load,
  type Probe,
  type Promises,
  type Rate,
  type Ratio,
  type SteadyState,
} from '../../src/index.ts';
import { kill } from '../../faults/index.ts';

const page = runbook('app').section('Redis');
const app = service('app');
declare const load: Load;
declare const probe: Probe<number>;
const ready = condition('app is ready', probe, (status) => status === 200);
const system = stack({
  name: 'app',
  compose: 'compose.yml',
  profiles: [],
  documentedAs: 'compose.yml',
  alerting: { prometheus: '', alertmanager: '', rules: [] },
  durations: [],
  fastFactor: 10,
});
const promises: Promises = { detected: seconds(1), alerted: seconds(1), restored: seconds(1), stable: seconds(1), lost: 'nothing' };
const steady: SteadyState = { for: seconds(1), conditions: [ready], succeeds: percent(99) };

describe('units live in types', () => {
  test('a bare number is no duration, no ratio and no rate', () => {
    expectTypeOf<number>().not.toExtend<Duration>();
    expectTypeOf<number>().not.toExtend<Ratio>();
    expectTypeOf<number>().not.toExtend<Rate>();
    expectTypeOf(seconds(1)).toEqualTypeOf<Duration>();
    expectTypeOf(perSecond(1)).toEqualTypeOf<Rate>();
  });

  test('one unit is no other', () => {
    expectTypeOf<Duration>().not.toExtend<Ratio>();
    expectTypeOf<Ratio>().not.toExtend<Rate>();
  });

  test('a promise takes durations only', () => {
    // @ts-expect-error a bare number has no unit
    ({ ...promises, detected: 10 }) satisfies Promises;
    ({ ...promises, lost: seconds(2) }) satisfies Promises;
    // @ts-expect-error a loss is allowed by time, never by number
    ({ ...promises, lost: 'one' }) satisfies Promises;
    // @ts-expect-error a bare number has no unit
    ({ ...promises, lost: 2_000 }) satisfies Promises;
    // @ts-expect-error a bare number has no unit
    ({ ...steady, for: 30 }) satisfies SteadyState;
    // @ts-expect-error a bare number is no share
    ({ ...steady, succeeds: 0.99 }) satisfies SteadyState;
  });
});

describe('a drill', () => {
  const parts = {
    tries: page,
    stack: system,
    load,
    promises,
    steady,
    breaks: [],
    detects: page.detection.are({ '503': ready }),
    alerts: 'RedisDown',
    recovers: page.recovery.by({}),
    checks: [],
    twins: {},
  };

  test('is declared by all of its parts and nothing else', () => {
    expectTypeOf(drill(parts)).toEqualTypeOf<Drill>();
    expectTypeOf<Omit<typeof parts, 'promises'>>().not.toExtend<Parameters<typeof drill>[0]>();
    expectTypeOf<typeof parts>().toExtend<Parameters<typeof drill>[0]>();
    // @ts-expect-error no such part
    drill({ ...parts, retries: 3 });
  });

  test('may name abort conditions, and nothing else in their place', () => {
    expectTypeOf(
      drill({ ...parts, aborts: [unless(ready), errorRatioAbove(percent(50), { over: seconds(10) }), longerThan(seconds(60))] }),
    ).toEqualTypeOf<Drill>();
    // @ts-expect-error a condition alone does not say that it must hold
    drill({ ...parts, aborts: [ready] });
    // @ts-expect-error a bare number has no unit
    errorRatioAbove(0.5, { over: seconds(10) });
    // @ts-expect-error a bare number has no unit
    longerThan(60);
  });

  test('breaks faults and compositions of them', () => {
    const cut = kill(app);
    drill({ ...parts, breaks: [cut, together(cut, inSequence(cut, forTime(seconds(1), cut)))] });
    drill({ ...parts, breaks: [staggered({ every: seconds(1) }, cut, flap(cut, { on: seconds(1), off: seconds(1), times: 2 }))] });
    // @ts-expect-error a target is no fault
    drill({ ...parts, breaks: [app] });
    // @ts-expect-error a target is no fault
    together(app);
    // @ts-expect-error a bare number has no unit
    forTime(5, cut);
    // @ts-expect-error it must say how often
    flap(cut, { on: seconds(1), off: seconds(1) });
    // @ts-expect-error it must say how far apart
    staggered({}, cut);
    expectTypeOf(together(cut)).toEqualTypeOf<Composition>();
    expectTypeOf<Composition['parts']>().not.toHaveProperty('push');
  });

  test('is read-only', () => {
    const declared = drill(parts);
    // @ts-expect-error it is read-only
    declared.alerts = 'Other';
    // @ts-expect-error it is read-only
    declared.promises.detected = seconds(2);
    expectTypeOf<Drill['breaks']>().not.toHaveProperty('push');
    expectTypeOf<Drill['checks']>().not.toHaveProperty('push');
  });
});

describe('what binds to the lines of a document', () => {
  const act = action('turn it on', () => Promise.resolve('on'));
  const claim = check({ claim: 'nothing is lost', judge: () => ({ verdict: 'held', saw: '', evidence: [] }) });

  test('recovery takes actions, conditions and checks', () => {
    page.recovery.by({ a: act, b: ready, c: claim });
    // @ts-expect-error a function is no binding
    page.recovery.by({ a: () => Promise.resolve('on') });
    // @ts-expect-error a target is no binding
    page.recovery.by({ a: app });
  });

  test('detection takes conditions only', () => {
    page.detection.are({ a: ready });
    // @ts-expect-error an action sees nothing
    page.detection.are({ a: act });
    // @ts-expect-error a check looks afterwards
    page.detection.are({ a: claim });
  });

  test('a condition judges the value that its probe observes', () => {
    // @ts-expect-error the probe observes a number
    condition('x', probe, (status: string) => status === 'ok');
    expectTypeOf(ready.period).toEqualTypeOf<Duration>();
  });

  test('a check answers one of the four verdicts', () => {
    // @ts-expect-error no such verdict
    check({ claim: 'x', judge: () => ({ verdict: 'passed', saw: '', evidence: [] }) });
  });
});

test('a probe states its period with a unit', () => {
  // @ts-expect-error a bare number has no unit
  ({ ...probe, period: 10 }) satisfies Probe<number>;
  expectTypeOf(milliseconds(10)).toExtend<Probe<number>['period']>();
});
