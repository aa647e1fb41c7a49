import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/core/check.ts';
import { milliseconds, seconds, type Duration } from '../../../src/core/duration.ts';
import type { AlertRow } from '../../../src/core/runbook.ts';
import type { EventOf } from '../../../src/core/timeline.ts';
import { timing, type TimingName } from '../../../src/core/timing.ts';
import { clocksOf } from '../../../src/runner/clocks.ts';
import { judgeAlerts } from '../../../src/runner/judge/judge-alerts.ts';
import type { Plan } from '../../../src/runner/plan.ts';
import { pipeline, planFor, type PlanChanges } from './fake-plan.ts';
import { fakeSystem } from './fake-system.ts';
import { faultStage, operation, stepEdge, timelineOf, type Dated } from './timeline-of.ts';

type State = EventOf<'alert'>['state'];

const labels = { alertname: 'RedisDown', severity: 'critical' };
const said = (at: number, state: State, alert = 'RedisDown'): Dated => [
  at,
  { kind: 'alert', alert, state, seen: 'prometheus', labels: { ...labels, alertname: alert }, annotations: {} },
];
const told = (at: number, state: State, more: Partial<EventOf<'alert'>> = {}): Dated => [
  at,
  {
    ...{ kind: 'alert', alert: 'RedisDown', state, seen: 'delivered', labels, annotations: {} },
    ...{ receiver: 'pager', group: 'g1', fingerprint: 'f1', notification: at, ...more },
  },
];

const injected = faultStage(1_000, 'injected');
const rings: readonly Dated[] = [said(1_200, 'pending'), said(2_200, 'firing'), told(2_400, 'firing')];
const recovery = stepEdge(2_500, 'recovery-1', 'began');
/** Users are served again from 4 s on. */
const service: readonly Dated[] = [1_100, 2_000, 3_000].map((at) => operation(at, 'failed'));
const restored: readonly Dated[] = [...service, ...[4_000, 5_000, 6_000, 7_000].map((at) => operation(at))];
const over: readonly Dated[] = [said(4_300, 'resolved'), told(4_500, 'resolved')];
const whole: readonly Dated[] = [injected, ...rings, recovery, ...restored, ...over];

interface Case extends PlanChanges {
  /** Rows of other alerts, by name, with what their column "Within" promises. */
  readonly others?: Readonly<Record<string, Duration>>;
  /** Default production. */
  readonly timing?: TimingName;
  readonly row?: Readonly<Record<string, string>>;
  readonly conclusive?: boolean;
  /** Why the alert could not have been seen. */
  readonly blind?: string;
}

const planOf = ({ row, others = {}, timing: played = 'production', ...changes }: Case): Plan => {
  const plan = planFor(fakeSystem(), changes);
  const alerts: readonly AlertRow[] = row === undefined ? [] : [{ alert: 'RedisDown', cells: row, place: { file: 'runbooks/logins.md', line: 18 } }];
  const beside = Object.entries(others).map(([alert, within]) => ({ alert, within, cells: {}, place: { file: 'runbooks/logins.md', line: 19 } }));
  return { ...plan, timing: timing(played, 2), section: { ...plan.section, alerts: [...alerts, ...beside] } };
};

/** What the judges say whose claim has these words. */
const judged = (
  words: string,
  facts: readonly Dated[],
  { conclusive = true, blind, ...changes }: Case = {},
): readonly [Finding['verdict'], string][] => {
  const timeline = timelineOf(...facts.toSorted(([a], [b]) => a - b));
  const plan = planOf(changes);
  return judgeAlerts(plan, timeline, clocksOf(timeline, plan), conclusive, blind).flatMap(({ claim, verdict, saw }) =>
    claim.includes(words) ? [[verdict, saw]] : [],
  );
};
const without = (...dropped: readonly Dated[]): readonly Dated[] => whole.filter((fact) => !dropped.includes(fact));

test('an alert that does everything right has nothing against it', () => {
  const all = judged('', whole);
  expect(all.map(([verdict]) => verdict)).toEqual(all.map(() => 'held'));
  expect(all).toHaveLength(8);
});

test('nothing is said of an alert before a fault was injected', () => {
  expect(judged('', [...rings])).toEqual([]);
});

test('only a conclusive trial blames it', () => {
  expect(judged('fires and is delivered', [injected], { conclusive: false })).toMatchObject([['inconclusive', expect.any(String)]]);
});

test('an alert that could not have been seen is not blamed: neither for its absence, nor for not being over', () => {
  const blind = 'Prometheus does not answer';
  const saw = expect.stringContaining(`; ${blind}`) as string;
  expect(judged('fires and is delivered', [injected], { blind })).toEqual([['inconclusive', saw]]);
  expect(judged('is over once service', without(...over), { blind })).toEqual([['inconclusive', saw]]);
});

describe('fires and is delivered', () => {
  test.each<[string, readonly Dated[], Finding['verdict'], string]>([
    ['in time', whole, 'held', 'delivered 1.4 s after the fault'],
    ['never', [injected], 'broken', 'Prometheus has not said within 5 s that it fires'],
    ['to nobody', [injected, said(2_200, 'firing')], 'broken', 'it fired after 1.2 s and was never delivered'],
  ])('%s', (_, facts, verdict, saw) => {
    expect(judged('fires and is delivered', facts)).toEqual([[verdict, saw]]);
  });
});

describe('comes as soon as its settings allow', () => {
  const settings = 'evaluation_interval 100 ms, for 1 s, group_wait 200 ms, delivery';
  test.each<[string, readonly Dated[], Case, Finding['verdict'], string]>([
    ['in time', whole, {}, 'held', `it took 1.4 s, and may take 1.4 s: ${settings}`],
    ['late by less than a twentieth', [injected, told(2_469, 'firing')], {}, 'held', `it took 1.47 s, and may take 1.4 s: ${settings}`],
    ['late', [injected, told(2_471, 'firing')], {}, 'drift', `it took 1.47 s, and may take 1.4 s: ${settings}`],
    [
      'late by what the drill declares',
      [injected, told(2_471, 'firing')],
      { drill: { floor: [{ adds: ['alert'], owner: 'physics', what: 'a timeout of', duration: milliseconds(100), source: 'app.ts' }] } },
      'held',
      `it took 1.47 s, and may take 1.5 s: a timeout of 100 ms, ${settings}`,
    ],
    [
      'only under the second fault',
      [injected, faultStage(3_000, 'injected', 'kill-2'), said(3_100, 'pending'), told(4_400, 'firing')],
      {},
      'held',
      `it took 1.4 s, and may take 1.4 s: ${settings}`,
    ],
    [
      'under a fault that comes and goes',
      [
        injected,
        said(1_100, 'pending'),
        said(1_500, 'inactive'),
        faultStage(3_000, 'injected', 'kill-2'),
        said(3_100, 'pending'),
        said(4_200, 'firing'),
        told(4_400, 'firing'),
      ],
      {},
      'held',
      `it took 1.4 s, and may take 1.4 s: ${settings}`,
    ],
    [
      'late, though nothing ceased',
      [injected, said(1_100, 'pending'), faultStage(3_000, 'injected', 'kill-2'), said(4_200, 'firing'), told(4_400, 'firing')],
      {},
      'drift',
      `it took 3.4 s, and may take 1.4 s: ${settings}`,
    ],
  ])('%s', (_, facts, changes, verdict, saw) => {
    expect(judged('as soon as', facts, changes)).toEqual([[verdict, saw]]);
  });
});

describe('is silent before the fault', () => {
  test.each<[string, readonly Dated[], Finding['verdict'], string]>([
    ['and was', whole, 'held', 'silence'],
    ['but was pending', [said(500, 'pending'), injected, said(1_100, 'firing')], 'inconclusive', 'it was pending already when the fault came'],
    ['and no longer pending', [said(500, 'pending'), said(700, 'inactive'), injected], 'held', 'silence'],
    ['but fired', [said(500, 'firing'), injected], 'inconclusive', 'it was firing already when the fault came'],
    ['but had fired', [told(500, 'firing'), told(700, 'resolved'), injected], 'inconclusive', 'it fired before the fault'],
  ])('%s', (_, facts, verdict, saw) => {
    expect(judged('silent before', facts)).toEqual([[verdict, saw]]);
  });
});

describe('goes to the receiver', () => {
  const route = {
    ...pipeline.route,
    routes: [{ ...pipeline.route, receiver: 'database', matchers: [{ label: 'severity', operator: '=', value: 'critical' }] }],
  } as const;
  test.each<[string, Case, Finding['verdict'], string]>([
    ['that the routes lead to', {}, 'held', 'it was delivered to pager'],
    ['that the routes do not lead to', { pipeline: { route } }, 'drift', 'it was delivered to pager, and the routes say database'],
    ['that the drill names', { drill: { pages: 'pager' }, pipeline: { route } }, 'held', 'it was delivered to pager'],
    ['that the drill does not name', { drill: { pages: 'night' } }, 'drift', 'it was delivered to pager, and the drill says night'],
    ['that the document names', { row: { receiver: '`pager`' } }, 'held', 'it was delivered to pager'],
    ['that the document does not name', { row: { receiver: 'night' } }, 'drift', 'it was delivered to pager, and the document says night'],
  ])('%s', (_, changes, verdict, saw) => {
    expect(judged('goes to', whole, changes)).toEqual([[verdict, saw]]);
  });
});

describe('fires once', () => {
  test.each<[string, readonly Dated[], Finding['verdict'], string]>([
    ['and goes on', whole, 'held', 'it fired once'],
    ['is over before users are let in again', [...without(...over), said(3_500, 'resolved')], 'held', 'it fired once'],
    [
      'and goes away before anybody is told',
      [injected, said(2_200, 'firing'), said(2_300, 'resolved')],
      'broken',
      'it fired for 100 ms and went away before anybody was told: its group_wait is 200 ms',
    ],
    [
      'and once more',
      [...without(...over), said(3_000, 'resolved'), said(3_400, 'firing')],
      'broken',
      'it fired for 800 ms, went away, and fired again 400 ms later',
    ],
  ])('%s', (_, facts, verdict, saw) => {
    expect(judged('fires once', facts)).toEqual([[verdict, saw]]);
  });
});

describe('says of itself what the document says', () => {
  test.each<[Readonly<Record<string, string>>, Finding['verdict'], string]>([
    [{ severity: 'Critical', condition: 'x' }, 'held', 'alertname RedisDown, severity critical'],
    [{ severity: 'P1' }, 'held', 'alertname RedisDown, severity critical'],
    [{ alertname: 'RedisGone' }, 'drift', 'its alertname is "RedisDown", and the document says "RedisGone"'],
  ])('%j', (row, verdict, saw) => {
    expect(judged('says of itself', whole, { row })).toEqual([[verdict, saw]]);
  });

  test('in a word that another rule knows', () => {
    const rules = [...pipeline.rules, ...pipeline.rules.map((rule) => ({ ...rule, name: 'B', severity: 'warning' }))];
    expect(judged('says of itself', whole, { row: { severity: 'warning' }, pipeline: { rules } })).toEqual([
      ['drift', 'its severity is "critical", and the document says "warning"'],
    ]);
  });

  test('in its annotations', () => {
    const facts = [injected, told(2_400, 'firing', { annotations: { summary: 'Redis is gone' } })];
    expect(judged('says of itself', facts, { row: { summary: 'Redis is away' } })[0]?.[0]).toBe('drift');
    expect(judged('says of itself', facts, { row: { summary: '`Redis`  is gone' } })[0]?.[0]).toBe('held');
  });
});

describe('its runbook link', () => {
  test.each<[string, Finding['verdict']]>([
    ['runbooks/logins.md#redis-unavailable', 'held'],
    ['https://wiki.example.com/logins#redis-unavailable', 'held'],
    ['#redis-unavailable-1', 'held'],
    ['runbooks/logins.md#postgres-unavailable', 'drift'],
    ['runbooks/other.md#redis-unavailable', 'drift'],
    ['runbooks/logins.md', 'drift'],
  ])('%s', (link, verdict) => {
    const facts = [injected, told(2_400, 'firing', { annotations: { runbook_url: link } })];
    expect(judged('runbook link', facts)).toEqual([[verdict, link]]);
  });

  test('is not asked for', () => {
    expect(judged('runbook link', whole)).toEqual([]);
  });
});

describe('is delivered once', () => {
  const repeated = told(3_400, 'firing');
  test.each<[string, readonly Dated[], Finding['verdict'], string]>([
    ['and no more', whole, 'held', '2 deliveries, each of them news'],
    ['and the same again', [...whole, repeated], 'broken', 'the same was delivered again after 1 s'],
    [
      'with another alert of its group, which is news',
      [...whole, told(3_400, 'firing'), told(3_400, 'firing', { fingerprint: 'f2' })],
      'held',
      '3 deliveries, each of them news',
    ],
    ['to two receivers', [...whole, told(3_400, 'firing', { receiver: 'audit' })], 'held', '3 deliveries, each of them news'],
    [
      'together with what is of another group',
      [...whole, told(3_400, 'firing'), told(3_400, 'firing', { fingerprint: 'f2', alert: 'B', labels: { alertname: 'B' } })],
      'broken',
      'one delivery had alerts of 2 groups',
    ],
  ])('%s', (_, facts, verdict, saw) => {
    expect(judged('is delivered once', facts)).toEqual([[verdict, saw]]);
  });

  test('and again when it is time to repeat', () => {
    const route = { ...pipeline.route, repeatInterval: seconds(1) };
    expect(judged('is delivered once', [...whole, repeated], { pipeline: { route } })[0]?.[0]).toBe('held');
  });
});

describe('is over once service is restored', () => {
  const [gone, resolved] = over;
  if (gone === undefined || resolved === undefined) throw new Error('there are two');
  const mute: Case = { pipeline: { receivers: [{ name: 'pager', sendsResolved: false }] } };
  test.each<[string, readonly Dated[], Case, Finding['verdict'], string]>([
    ['and its receiver is told', whole, {}, 'held', 'delivered as resolved 490 ms after service was back'],
    [
      'and its receiver is not',
      without(resolved),
      {},
      'broken',
      'Prometheus said 290 ms after service was back that it is over, and pager was not told',
    ],
    [
      'and its receiver does not want to know',
      without(resolved),
      mute,
      'held',
      'over 290 ms after service was back; pager is not told, because send_resolved is off',
    ],
    ['and it fires on', without(gone, resolved), {}, 'broken', 'Prometheus still said 400 ms after the repair that it fires'],
    ['and it fires again', [...whole, said(6_000, 'firing'), told(6_200, 'firing')], {}, 'broken', expect.any(String) as string],
  ])('%s', (_, facts, changes, verdict, saw) => {
    expect(judged('is over once', facts, changes)).toEqual([[verdict, saw]]);
  });

  test('of which nothing is said while service is not', () => {
    expect(judged('is over once', [injected, ...rings, ...service])).toEqual([]);
  });
});

describe('what else rings', () => {
  const other = told(3_000, 'firing', { alert: 'ServiceNotReady', fingerprint: 'f3', group: 'g3' });
  test.each<[string, readonly Dated[], Case, Finding['verdict'], string]>([
    ['nothing', whole, {}, 'held', 'no other alert fired'],
    ['nobody is told', [...whole, said(3_000, 'firing', 'Slow')], {}, 'held', 'besides RedisDown there fired Slow (nobody was told)'],
    ['nobody documented it', [...whole, other], {}, 'drift', 'besides RedisDown there fired ServiceNotReady'],
    ['the drill lists it', [...whole, other], { drill: { noise: ['ServiceNotReady'] } }, 'held', 'besides RedisDown there fired ServiceNotReady'],
    ['before the fault', [told(500, 'firing', { alert: 'ServiceNotReady' }), ...whole], {}, 'held', 'no other alert fired'],
  ])('%s', (_, facts, changes, verdict, saw) => {
    expect(judged('nobody is paged', facts, changes)).toEqual([[verdict, saw]]);
  });
});

describe('the other alerts of the table', () => {
  const lag = told(3_000, 'firing', { alert: 'Lag' });
  test.each<[string, readonly Dated[], Case, readonly [Finding['verdict'], string][]]>([
    ['in the time of their rows', [...whole, lag], { others: { Lag: seconds(2) } }, [['held', 'delivered 2 s after the fault']]],
    ['later', [...whole, lag], { others: { Lag: milliseconds(1_999) } }, [['drift', 'delivered 2 s after the fault']]],
    [
      'in their time as it is played',
      [...whole, lag],
      { others: { Lag: seconds(4) }, timing: 'fast' },
      [['held', 'delivered 2 s after the fault, which may take 2 s as it is played']],
    ],
    ['later than that, perhaps for a threshold that is not played', [...whole, lag], { others: { Lag: seconds(3) }, timing: 'fast' }, []],
    ['only before the fault', [told(500, 'firing', { alert: 'Lag' }), ...whole], { others: { Lag: seconds(2) } }, []],
    ['never', whole, { others: { Lag: seconds(2) } }, []],
  ])('%s', (_, facts, changes, expected) => {
    expect(judged('Lag is delivered within', facts, changes)).toEqual(expected);
  });
});
