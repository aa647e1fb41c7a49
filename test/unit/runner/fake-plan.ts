import type { AlertPipeline } from '../../../src/core/alert-pipeline.ts';
import { action } from '../../../src/core/action.ts';
import { check, type Finding } from '../../../src/core/check.ts';
import { drill, type Drill, type Promises } from '../../../src/core/drill.ts';
import { milliseconds, seconds } from '../../../src/core/duration.ts';
import { condition, type Condition } from '../../../src/core/probe.ts';
import { percent } from '../../../src/core/quantity.ts';
import type { BoundStep, RunbookCommand, RunbookStep } from '../../../src/core/runbook.ts';
import { runbook } from '../../../src/core/runbook-reference.ts';
import { stack } from '../../../src/core/stack.ts';
import { service } from '../../../src/core/target.ts';
import { eventsOf } from '../../../src/core/timeline.ts';
import { timing } from '../../../src/core/timing.ts';
import type { Twin } from '../../../src/core/twin.ts';
import type { Plan } from '../../../src/runner/plan.ts';
import { blackhole, kill } from '../../../faults/index.ts';
import { followWorld, tick } from './fake-world.ts';
import type { FakeSystem } from './fake-system.ts';

export const app = service('app');
export const redis = service('redis');
const file = 'runbooks/logins.md';
const page = runbook('logins').section('Redis unavailable');

export const lookAtRedis = 'docker compose ps redis';
export const startRedis = 'cd /srv\ndocker compose up -d redis';
export const askReady = 'curl -fsS http://localhost:3000/ready';

const step = (part: RunbookStep['part'], number: number, line: number, text: string, command?: string): RunbookStep => ({
  id: `${part}-${String(number)}`,
  part,
  text,
  place: { file, line },
  commands: command === undefined ? [] : [fenced(command, line + 1)],
});

const fenced = (text: string, fence: number): RunbookCommand => {
  const lines = text.split('\n').map((_, index) => fence + 1 + index);
  return { text, place: { file, line: fence + 1 }, lines, block: { first: fence, last: fence + lines.length + 1 } };
};

const watched = ({ clock, enter }: FakeSystem, words: string, holds: () => boolean): Condition =>
  condition(
    words,
    {
      of: app,
      name: words,
      period: tick,
      watch: async (_stack, observe: (value: boolean) => void, signal) => {
        enter('condition.watch');
        await followWorld(clock, holds, observe, signal);
      },
    },
    (value) => value,
    (value) => (value ? 'yes' : 'no'),
  );

export const promises: Promises = { detected: seconds(2), alerted: seconds(5), restored: seconds(20), stable: seconds(2), lost: 'nothing' };

/** Fires at once and is delivered at once: the fake system decides when. */
export const pipeline: AlertPipeline = {
  scrapes: [],
  evaluation: milliseconds(100),
  rules: [
    {
      ...{ name: 'RedisDown', expr: 'redis_up == 0', for: seconds(1), keepFiringFor: seconds(0), interval: undefined, severity: 'critical' },
      ...{ labels: { severity: 'critical' }, annotations: {}, place: { file: 'rules.yml', line: 4 } },
    },
  ],
  route: {
    ...{ receiver: 'pager', groupBy: ['alertname'], groupWait: milliseconds(200), groupInterval: milliseconds(200), repeatInterval: seconds(3_600) },
    ...{ matchers: [], continues: false, routes: [] },
  },
  receivers: [{ name: 'pager', sendsResolved: true }],
  inhibitedBy: [],
};

/** What changes about the plan from test to test. */
export interface PlanChanges {
  readonly twin?: Twin;
  readonly documentFindings?: readonly Finding[];
  readonly drill?: Partial<Drill>;
  readonly pipeline?: Partial<AlertPipeline>;
  /** Another recovery, made of the six lines. */
  readonly recovery?: (lines: readonly BoundStep[]) => readonly BoundStep[];
  readonly withheld?: readonly string[];
}

/** A drill of six recovery lines over the fake system, planned by hand: runs in virtual time, as documented. */
export const planFor = (fake: FakeSystem, changes: PlanChanges = {}): Plan => {
  const { world, enter } = fake;
  const ready = watched(fake, 'app is ready', () => world.ready);
  const unready = watched(fake, 'app answers 503 on /ready', () => !world.ready);
  const loses = watched(fake, 'app logs that Redis is lost', () => !world.ready);
  const maintain = (on: boolean): ReturnType<typeof action> =>
    action(`turn maintenance mode ${on ? 'on' : 'off'}`, () => {
      enter('action.perform');
      world.maintenance = on;
      return Promise.resolve(on ? 'on' : 'off');
    });
  const counters = check({
    claim: 'counters outlive the outage',
    prepare: (_stack, note) => {
      enter('check.prepare');
      note('planted', 3);
      return Promise.resolve();
    },
    observe: (_stack, note) => {
      enter('check.observe');
      note('found', 3);
      return Promise.resolve();
    },
    judge: (timeline) => {
      const seen = eventsOf(timeline, 'evidence').filter((event) => event.check === 'counters outlive the outage');
      const found = seen.find(({ name }) => name === 'found');
      return { verdict: found?.value === 3 ? 'held' : 'inconclusive', saw: String(found?.value ?? 'nothing'), evidence: seen.map(({ id }) => id) };
    },
  });
  const declared = drill({
    tries: page,
    stack: stack({
      name: 'logins',
      compose: 'compose.yml',
      profiles: [],
      documentedAs: 'compose.prod.yml',
      alerting: { prometheus: 'prometheus.yml', alertmanager: 'alertmanager.yml', rules: [] },
      durations: [],
      fastFactor: 10,
    }),
    load: fake.load,
    promises,
    steady: { for: seconds(2), conditions: [ready], succeeds: percent(99) },
    breaks: [blackhole(app.to(redis)), kill(redis)],
    detects: page.detection.are({ '503': unready, 'lost': loses }),
    alerts: 'RedisDown',
    recovers: page.recovery.by({}),
    checks: [],
    twins: {},
    ...changes.drill,
  });
  const detection = [
    { step: step('detection', 1, 14, 'readiness answers 503'), condition: unready },
    { step: step('detection', 2, 15, 'the loss is logged'), condition: loses },
  ];
  const recovery: readonly BoundStep[] = [
    { step: step('recovery', 1, 20, 'Keep the application in maintenance mode'), binding: maintain(true) },
    { step: step('recovery', 2, 21, 'Look at Redis', lookAtRedis) },
    { step: step('recovery', 3, 25, 'Start Redis again', startRedis) },
    { step: step('recovery', 4, 30, 'Confirm that the API is ready', askReady) },
    { step: step('recovery', 5, 34, 'Leave maintenance mode'), binding: maintain(false) },
    { step: step('recovery', 6, 35, 'Confirm that counters outlive it'), binding: counters },
  ];
  return {
    id: 'redis-outage',
    file: 'drills/redis-outage.drill.ts',
    variant: changes.twin?.sabotage ?? null,
    variation: null,
    twin: changes.twin ?? null,
    drill: declared,
    timing: timing('production'),
    seed: 1,
    section: {
      runbook: 'logins',
      title: 'Redis unavailable',
      place: { file, line: 10 },
      detection: detection.map(({ step: signal }) => signal),
      alerts: [],
      recovery: [],
    },
    detection,
    recovery: changes.recovery?.(recovery) ?? recovery,
    pipeline: { ...pipeline, ...changes.pipeline },
    withheld: new Set(changes.withheld ?? []),
    documentFindings: changes.documentFindings ?? [],
  };
};
