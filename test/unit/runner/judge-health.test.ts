import { describe, expect, test } from 'vitest';
import { pause } from '../../../faults/index.ts';
import { clocksOf } from '../../../src/runner/clocks.ts';
import { judgeHealth } from '../../../src/runner/judge/judge-health.ts';
import type { Plan } from '../../../src/runner/plan.ts';
import { app, planFor } from './fake-plan.ts';
import { fakeSystem } from './fake-system.ts';
import { faultStage, hung, operation, sampled, stepEdge, timelineOf, type Dated } from './timeline-of.ts';

// Its promise to detect is 2 s; 99 % of its operations must succeed.
const plan = planFor(fakeSystem());
const ready = 'app is ready';
const operations = (from: number, to: number, outcome: 'ok' | 'failed'): readonly Dated[] =>
  Array.from({ length: (to - from) / 200 }, (_, index) => operation(from + index * 200, outcome));
const judged = (...facts: readonly Dated[]): readonly (readonly [string, string, readonly string[]])[] => judgedBy(plan, ...facts);
const judgedBy = (plan: Plan, ...facts: readonly Dated[]): readonly (readonly [string, string, readonly string[]])[] => {
  const timeline = timelineOf(...facts);
  return judgeHealth(plan, timeline, clocksOf(timeline, plan)).map(({ claim, verdict, saw }) => [verdict, claim, [saw]]);
};

const good = operations(0, 1_000, 'ok');
const outage = operations(1_000, 5_000, 'failed');
const injected = faultStage(900, 'injected');

describe('what the drill calls healthy', () => {
  test('lies when it goes on saying so while users fail', () => {
    expect(judged(sampled(0, ready, true), ...good, injected, ...outage)).toEqual([
      [
        'drift',
        'while it is true that app is ready, users are served',
        ['it said yes from 100 ms to 3.9 s after the injection, while 20 of 20 operations failed or were too slow'],
      ],
    ]);
  });

  test.each([
    ['says that it is not', [sampled(0, ready, true), ...good, injected, sampled(1_500, ready, false), ...outage]],
    ['takes as long as the document says to notice', [sampled(0, ready, true), ...good, injected, sampled(3_100, ready, false), ...outage]],
    [
      'lets users fail no more than is allowed',
      [sampled(0, ready, true), ...good, injected, ...operations(1_000, 40_000, 'ok'), operation(40_000, 'failed')],
    ],
    ['says so while an operator turns users away', [sampled(0, ready, true), ...good, injected, stepEdge(1_200, 'recovery-1', 'began'), ...outage]],
    ['was not asked', [...good, injected, ...outage]],
    ['fails without a fault', [sampled(0, ready, true), ...good, ...outage]],
  ])('does not lie when it %s', (_, facts) => {
    expect(judged(...facts)).toEqual([]);
  });
});

describe('what the drill asks whether it is healthy', () => {
  const hangs = [sampled(0, ready, true), ...good, injected, hung(1_200, ready), ...outage];

  test('hangs when it answers nothing while users fail', () => {
    expect(judged(...hangs)).toEqual([
      [
        'drift',
        'whether app is ready is answered while users suffer',
        ['it said timeout from 300 ms to 3.9 s after the injection, while 19 of 19 operations failed or were too slow'],
      ],
    ]);
  });

  test.each<[string, readonly Dated[], Plan?]>([
    [
      'answers that it is not ready soon enough',
      [sampled(0, ready, true), ...good, injected, hung(1_200, ready), sampled(2_000, ready, false), ...outage],
    ],
    ['hangs while nobody suffers', [sampled(0, ready, true), ...good, injected, hung(1_200, ready), ...operations(1_000, 5_000, 'ok')]],
    ['was struck itself', hangs, planFor(fakeSystem(), { drill: { breaks: [pause(app)] } })],
  ])('is not blamed when it %s', (_, facts, of = plan) => {
    expect(judgedBy(of, ...facts)).toEqual([]);
  });
});
