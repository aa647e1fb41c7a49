import { describe, expect, test } from 'vitest';
import { costs, type Knob } from '../../../src/core/knob.ts';
import { milliseconds, seconds } from '../../../src/core/duration.ts';
import type { FigureName, ReportFigure } from '../../../src/core/report.ts';
import { clocksOf } from '../../../src/runner/clocks.ts';
import { figuresOf } from '../../../src/runner/figures/figures-of.ts';
import { shareOut } from '../../../src/runner/figures/share-out.ts';
import { planFor, type PlanChanges } from './fake-plan.ts';
import { fakeSystem } from './fake-system.ts';
import { alertSeen, faultStage, operation, sampled, stepEdge, timelineOf, type Dated } from './timeline-of.ts';
import { tryOnAFake } from './try-on-a-fake.ts';

const knob = (changes: Partial<Knob>): Knob => ({
  ...costs('a timeout of', milliseconds(400), { adds: ['detect', 'alert'], source: 'app.ts:3' }),
  ...changes,
});
const injected = faultStage(1_000, 'injected');
const detected: readonly Dated[] = [sampled(1_300, 'app logs that Redis is lost', true, 50), sampled(1_500, 'app answers 503 on /ready', true, 10)];
const alerted: readonly Dated[] = [alertSeen(2_350, 'prometheus'), alertSeen(2_600, 'delivered')];
const recovery: readonly Dated[] = [
  stepEdge(2_650, 'recovery-1', 'began'),
  stepEdge(2_700, 'recovery-1', 'ended'),
  stepEdge(2_720, 'recovery-2', 'began'),
  stepEdge(3_720, 'recovery-2', 'ended'),
];
const service: readonly Dated[] = [
  ...[1_100, 2_000, 3_000].map((at) => operation(at, 'failed')),
  ...[4_000, 5_000, 6_000, 7_000].map((at) => operation(at)),
];
const whole = [injected, ...detected, ...alerted, ...recovery, ...service];

const figure = (name: FigureName, facts: readonly Dated[], changes: PlanChanges = {}): ReportFigure => {
  const plan = planFor(fakeSystem(), changes);
  const timeline = timelineOf(...facts.toSorted(([a], [b]) => a - b));
  const found = figuresOf(timeline, plan, clocksOf(timeline, plan)).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
const owners = (found: ReportFigure): readonly (readonly [string, string, number])[] => found.owners.map(({ owner, what, ms }) => [owner, what, ms]);

describe('time shared out', () => {
  const delays = [
    { owner: 'physics', what: 'maybe', least: 0, most: 300, source: '' },
    { owner: 'physics', what: 'surely', least: 500, most: 500, source: '' },
  ] as const;
  test.each([
    [0, []],
    [400, ['physics surely 400']],
    [700, ['physics surely 500', 'physics maybe 200']],
    [820, ['physics surely 500', 'physics maybe 300', 'harness the time between two looks 20']],
    [1_000, ['physics surely 500', 'physics maybe 300', 'harness the time between two looks 50', 'system waking 150']],
  ])('%i ms', (ms, expected) => {
    expect(shareOut({ ms, delays, error: 50, doing: 'waking' }).map((share) => `${share.owner} ${share.what} ${String(share.ms)}`)).toEqual(expected);
  });
});

test('the time to detect is what the drill declares, how late a probe may look, and the system', () => {
  expect(figure('time_to_detect', whole, { drill: { floor: [knob({})] } })).toEqual({
    ...{ name: 'time_to_detect', from: 'injected', to: 'detected', measured_ms: 500, error_ms: 10, floor_ms: 400, bound_ms: 400 },
    owners: [
      { owner: 'physics', what: 'a timeout of 400 ms', ms: 400 },
      { owner: 'harness', what: 'the time between two looks', ms: 10 },
      { owner: 'system', what: 'until the last documented signal', ms: 90 },
    ],
    knobs: [{ owner: 'physics', what: 'a timeout of 400 ms', least_ms: 400, most_ms: 400, source: 'app.ts:3' }],
  });
  expect(figure('time_to_detect', whole)).toMatchObject({ floor_ms: 0, bound_ms: null });
});

describe('the time to alert', () => {
  test('has a floor and a bound from the settings of its pipeline', () => {
    expect(figure('time_to_alert', whole)).toMatchObject({ measured_ms: 1_600, floor_ms: 1_200, bound_ms: 1_400 });
    expect(figure('time_to_alert', whole, { drill: { floor: [knob({ atLeast: milliseconds(0) })] } })).toMatchObject({
      floor_ms: 1_200,
      bound_ms: 1_800,
    });
  });

  test('belongs to settings before it fired and after, each for itself, and to the system where none explains it', () => {
    expect(owners(figure('time_to_alert', whole))).toEqual([
      ['physics', 'for 1 s', 1_000],
      ['physics', 'evaluation_interval 100 ms', 100],
      ['system', 'until the alert fired', 250],
      ['physics', 'group_wait 200 ms', 200],
      ['physics', 'delivery', 50],
    ]);
  });

  test('belongs to the harness while it injects one fault after the other', () => {
    const facts = [injected, faultStage(3_000, 'injected', 'kill-2'), alertSeen(4_100, 'prometheus'), alertSeen(4_300, 'delivered')];
    const found = figure('time_to_alert', facts);
    expect(owners(found)[0]).toEqual(['harness', 'the faults that came before', 2_000]);
    expect(found.bound_ms).toBe(3_400);
  });

  test('is not known where it was never delivered', () => {
    expect(figure('time_to_alert', [injected, ...detected])).toMatchObject({ measured_ms: null, owners: [], floor_ms: 1_200 });
  });
});

test('the time to act is all the harness’s: nobody had to wake up', () => {
  expect(owners(figure('time_to_act', whole))).toEqual([['harness', 'nobody had to wake up', 50]]);
  const asked = knob({ adds: ['act'], owner: 'runbook', what: 'waiting for a second pair of eyes', duration: seconds(1) });
  expect(owners(figure('time_to_act', whole, { drill: { floor: [asked] } }))).toEqual([['runbook', 'waiting for a second pair of eyes 1 s', 50]]);
});

test('the time to act belongs to whoever is on call, where the drill says when they come', () => {
  const found = figure('time_to_act', whole, { drill: { respondsAfter: milliseconds(40) } });
  expect(found).toMatchObject({ measured_ms: 50, floor_ms: 40, bound_ms: 40 });
  expect(owners(found)).toEqual([
    ['runbook', 'whoever is on call coming after 40 ms', 40],
    ['harness', 'the time between two looks', 10],
  ]);
});

describe('the time to restore', () => {
  test('belongs to the steps while they last, and to the system after them', () => {
    expect(owners(figure('time_to_restore', whole))).toEqual([
      ['runbook', 'recovery-1', 50],
      ['harness', 'between two steps', 20],
      ['commands', 'recovery-2', 1_000],
      ['system', 'until service was back', 290],
    ]);
  });

  test('ends with service, whatever the document goes on to do', () => {
    const longer = [...whole.filter((fact) => fact !== recovery[3]), stepEdge(9_000, 'recovery-2', 'ended')];
    expect(owners(figure('time_to_restore', longer)).at(-1)).toEqual(['commands', 'recovery-2', 1_290]);
  });

  test('knows how long a restart takes, where the drill says so', () => {
    const restart = knob({ adds: ['restore'], what: 'a restart taking', duration: milliseconds(200) });
    expect(owners(figure('time_to_restore', whole, { drill: { floor: [restart] } })).slice(-2)).toEqual([
      ['physics', 'a restart taking 200 ms', 200],
      ['system', 'until service was back', 90],
    ]);
  });
});

describe('the time to recovery', () => {
  test('is the sum of its parts', () => {
    const rto = figure('rto', whole);
    expect(rto.measured_ms).toBe(3_010);
    expect(rto.owners.reduce((sum, { ms }) => sum + ms, 0)).toBe(3_010);
    expect(rto.floor_ms).toBe(1_200);
  });

  test('belongs to the system where it came back before anybody did anything', () => {
    const early = [injected, operation(1_100, 'failed'), ...[1_500, 2_500, 3_500, 4_500].map((at) => operation(at)), ...recovery];
    expect(owners(figure('rto', early))).toEqual([['system', 'until service was back', 510]]);
  });
});

test('documented settings are played, others are not', () => {
  const documented = knob({ duration: seconds(4), isPlayed: true });
  const plan = { ...planFor(fakeSystem(), { drill: { floor: [documented, knob({})] } }) };
  const fast = { ...plan, timing: { ...plan.timing, factor: 10, play: (given: number) => milliseconds(given / 10) } };
  const [detect] = figuresOf(timelineOf(...whole), fast, clocksOf(timelineOf(...whole), plan));
  expect(detect?.knobs.map(({ what }) => what)).toEqual(['a timeout of 400 ms', 'a timeout of 400 ms']);
});

test('in every trial owners add up to what was measured', async () => {
  const { report } = await tryOnAFake();
  for (const { name, measured_ms: measured, owners: shares } of report.figures ?? []) {
    expect(
      shares.reduce((sum, { ms }) => sum + ms, 0),
      name,
    ).toBeCloseTo(measured ?? 0, 6);
  }
  expect(report.figures?.map(({ name }) => name)).toEqual(['time_to_detect', 'time_to_alert', 'time_to_act', 'time_to_restore', 'rto']);
});

test('without a fault there are none', async () => {
  const { report } = await tryOnAFake({}, { twin: { sabotage: 'no-fault', place: undefined } });
  expect(report.figures).toEqual([]);
});
