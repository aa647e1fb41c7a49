import { describe, expect, test } from 'vitest';
import { clocksOf } from '../../../src/runner/clocks.ts';
import { judgeHealth } from '../../../src/runner/judge/judge-health.ts';
import { planFor } from './fake-plan.ts';
import { fakeSystem } from './fake-system.ts';
import { faultStage, operation, sampled, stepEdge, timelineOf, type Dated } from './timeline-of.ts';

// Its promise to detect is 2 s; 99 % of its operations must succeed.
const plan = planFor(fakeSystem());
const ready = 'app is ready';
const operations = (from: number, to: number, outcome: 'ok' | 'failed'): readonly Dated[] =>
  Array.from({ length: (to - from) / 200 }, (_, index) => operation(from + index * 200, outcome));
const judged = (...facts: readonly Dated[]): readonly (readonly [string, string, readonly string[]])[] => {
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
