import { describe, expect, test } from 'vitest';
import { formatDuration } from '../../../src/core/duration.ts';
import type { ReportClock } from '../../../src/core/report.ts';
import type { EventOf } from '../../../src/core/timeline.ts';
import { clocksOf } from '../../../src/runner/clocks.ts';
import { degradedStretches, lostBetween, type Degraded } from '../../../src/runner/degraded.ts';
import { judgePromises } from '../../../src/runner/judge/judge-promises.ts';
import { judgeTime } from '../../../src/runner/judge/judge-time.ts';
import { planFor } from './fake-plan.ts';
import { fakeSystem } from './fake-system.ts';
import { decided, tryOnAFake } from './try-on-a-fake.ts';
import { operation, timelineOf, type Dated } from './timeline-of.ts';

const stall = (at: number, of: EventOf<'stall'>['of'], lostMs: number): Dated => [at, { kind: 'stall', of, lostMs }];
const late = (from: number, lateness: readonly number[]): readonly Dated[] =>
  lateness.map((lateMs, index) => operation(from + index * 10, 'ok', { lateMs }));
const hundred = (...latest: readonly number[]): readonly number[] => [...latest, ...Array.from({ length: 100 - latest.length }, () => 0.1)];
const at = (at_ms: number): ReportClock => ({ at_ms, error_ms: 0, evidence: ['e1'] });
const stretches = (...facts: readonly Dated[]): unknown =>
  degradedStretches(timelineOf(...facts)).map(({ cause, from_ms, to_ms, lost_ms }) => [cause, from_ms, to_ms, lost_ms]);

describe('a stretch is degraded', () => {
  test('where a thread stood still; two threads at once lost that time once', () => {
    expect(stretches(stall(1_000, 'main thread', 300), stall(950, 'load thread', 200), stall(5_000, 'main thread', 60))).toEqual([
      ['standstill', 700, 1_000, 300],
      ['standstill', 4_940, 5_000, 60],
    ]);
    expect(degradedStretches(timelineOf(stall(1_000, 'main thread', 300), stall(950, 'load thread', 200)))[0]?.why).toBe(
      'main thread and load thread stood still for 300 ms',
    );
  });

  test('where the machine was suspended or its clock was set', () => {
    expect(stretches(stall(9_000, 'wall clock', 3_600_000), stall(1_000, 'host', 60_000))).toEqual([
      ['suspended', 1_000, 1_000, 60_000],
      ['clock-set', 9_000, 9_000, 3_600_000],
    ]);
  });

  test('where two of a hundred operations started late: one alone is not the 99th percentile', () => {
    expect(stretches(...late(0, hundred(7)))).toEqual([]);
    expect(stretches(...late(0, hundred(7, 3)))).toEqual([['late', 0, 13, 7]]);
    expect(stretches(...late(0, hundred(1, 1, 1)))).toEqual([]);
  });

  test('as one where hundreds follow each other', () => {
    expect(stretches(...late(0, [...hundred(2, 2), ...hundred(9, 4), ...hundred(), ...hundred(5, 5)]))).toEqual([
      ['late', 0, 1_014, 9],
      ['late', 3_000, 3_015, 5],
    ]);
  });

  test('nowhere, where all kept time', () => {
    expect(stretches(...late(0, hundred()), operation(1, 'unsent'))).toEqual([]);
  });
});

test('what was lost adds up, and lateness is no more than what made it late', () => {
  const degraded = degradedStretches(
    timelineOf(...late(0, hundred(40, 90)), stall(300, 'main thread', 60), stall(500, 'main thread', 50), stall(600, 'host', 1_000)),
  );
  expect(lostBetween(degraded, 0, 1_000)).toBe(1_110);
  expect(lostBetween(degraded, 0, 400)).toBe(90);
  expect(lostBetween(degraded, 700, 1_000)).toBe(0);
});

/** What a trial comes to when time is lost right after the first injection. */
const losing = (of: EventOf<'stall'>['of'], lostMs: number): ReturnType<typeof tryOnAFake> => {
  const timeline: { record?: (fact: Extract<Dated[1], { kind: 'stall' }>) => void } = {};
  return tryOnAFake({
    onOpen: (record) => {
      timeline.record = record;
    },
    onEvent: (event) => {
      if (event.kind === 'fault' && event.stage === 'injected' && event.fault === 'blackhole-1') timeline.record?.({ kind: 'stall', of, lostMs });
    },
  });
};

describe('a trial in which time was not kept', () => {
  test.each([
    ['a standstill of the harness', 'main thread'],
    ['a standstill of the load', 'load thread'],
    ['a machine that was suspended', 'host'],
    ['a wall clock that was set', 'wall clock'],
  ] as const)('is never green when too much was lost: %s', async (_, of) => {
    const { report } = await losing(of, 60_000);
    expect(decided(report)).toEqual({ verdict: 'inconclusive', outcome: 'finished', exit_code: 2 });
    expect(report.timing.degraded).toHaveLength(1);
    expect(report.findings).toContainEqual(expect.objectContaining({ claim: 'time was kept while it was measured', verdict: 'inconclusive' }));
  });

  test('is judged when little was lost, which is told and part of every error', async () => {
    const { report } = await losing('wall clock', 100);
    expect(report.verdict).toBe('held');
    const plain = (await tryOnAFake()).report;
    for (const [index, promise] of report.promises.entries())
      if (promise.unit === 'ms') expect(promise.error, promise.name).toBe((plain.promises[index]?.error ?? 0) + 100);
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        claim: 'time was kept while it was measured',
        verdict: 'held',
        saw: `nearly: the wall clock was set by ${formatDuration(100)}; 100 ms in all, which is part of the error of each figure`,
      }),
    );
  });

  test('tells what stood still, and not the operations that were late because of it, though they lost a little more', () => {
    const clocks = { ...clocksOf({ events: [] }, planFor(fakeSystem())), injected: at(0), restored: at(9_000) };
    const saw = (...facts: readonly Dated[]): string | undefined => judgeTime(clocks, degradedStretches(timelineOf(...facts)), [])[0]?.saw;
    const standstill = stall(2_000, 'main thread', 1_900);
    expect(saw(standstill, ...late(95, hundred(1_915, 1_905)))).toContain('nearly: main thread stood still for 1.9 s, the worst of 2 stretches');
    expect(saw(standstill, ...late(5_000, hundred(2_500, 2_490)))).toContain('nearly: 2 of 100 operations started');
  });

  test('does not take the blame for a promise that is inconclusive for a reason of its own', () => {
    const clocks = { ...clocksOf({ events: [] }, planFor(fakeSystem())), injected: at(0), detected: at(500), restored: at(9_000) };
    const degraded: readonly Degraded[] = [
      { cause: 'standstill', why: 'main thread stood still for 100 ms', from_ms: 200, to_ms: 300, lost_ms: 100 },
    ];
    const promises = judgePromises(planFor(fakeSystem()), clocks, null, true, { degraded, blind: 'Alertmanager is away' });
    expect(promises.find(({ name }) => name === 'alerted')?.verdict).toBe('inconclusive');
    expect(judgeTime(clocks, degraded, promises)).toMatchObject([{ verdict: 'held' }]);
  });
});
