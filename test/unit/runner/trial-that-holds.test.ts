import { describe, expect, test } from 'vitest';
import { seconds } from '../../../src/core/duration.ts';
import { injectionDelay, injectionEvidence, recordedDelay } from '../../../src/core/injection-delay.ts';
import { clockNames } from '../../../src/core/report.ts';
import { runTrial } from '../../../src/runner/trial.ts';
import { planFor } from './fake-plan.ts';
import { fakeSystem } from './fake-system.ts';
import { schemaErrors } from './report-schema.ts';
import { decided, expectAllUndone, tryOnAFake } from './try-on-a-fake.ts';

describe('a trial of a system that keeps its promises', async () => {
  const tried = await tryOnAFake();
  const { report, fake } = tried;

  test('is held, and everything is undone', () => {
    expect(decided(report)).toEqual({ verdict: 'held', outcome: 'finished', exit_code: 0 });
    expect(report.summary).toBe('Detected in 85 ms, alerted in 1.28 s, restored in 2.19 s, nothing acknowledged was lost.');
    expect(report.findings.filter(({ verdict }) => verdict !== 'held')).toEqual([]);
    expect(report.findings.map(({ claim }) => claim)).toEqual([
      'the system is good before anything is broken',
      'once restored, at least 99 % of operations succeed',
      'blackhole on app -> redis bites',
      'kill on redis bites',
      'RedisDown is silent before the fault',
      'RedisDown fires and is delivered',
      'RedisDown comes as soon as its settings allow',
      'RedisDown goes to pager',
      'RedisDown fires once and goes on',
      'RedisDown is delivered once, grouped as configured',
      'RedisDown is over once service is restored',
      'nobody is paged by an alert that this section does not document',
      'counters outlive the outage',
    ]);
    expectAllUndone(tried);
  });

  test('strikes every clock, in order, with its error', () => {
    const at = Object.fromEntries(clockNames.map((name) => [name, [report.clocks[name]?.at_ms, report.clocks[name]?.error_ms]]));
    expect(at).toEqual({
      injected: [3_015, 0],
      bitten: [3_210, 195],
      detected: [3_100, 100],
      alert_firing: [4_100, 100],
      alert_delivered: [4_300, 0],
      recovery_started: [4_300, 0],
      restored: [5_210, 210],
      stable: [7_410, 210],
      undone: [7_510, 0],
    });
  });

  test('names events that exist as evidence of every clock', () => {
    const ids = new Set(report.timeline.map(({ id }) => id));
    for (const name of clockNames) {
      expect(report.clocks[name]?.evidence.length, name).toBeGreaterThan(0);
      expect(
        report.clocks[name]?.evidence.filter((id) => !ids.has(id)),
        name,
      ).toEqual([]);
    }
  });

  test('goes through its phases one after the other', () => {
    expect(report.timing.phases.map(({ phase }) => phase)).toEqual([
      'start',
      'steady',
      'inject',
      'detect',
      'inject',
      'alert',
      'recover',
      'stabilise',
      'judge',
      'undo',
      'stop',
    ]);
    for (const [index, phase] of report.timing.phases.entries()) {
      expect(phase.ended_ms).toBeGreaterThanOrEqual(phase.began_ms);
      expect(phase.began_ms).toBeGreaterThanOrEqual(report.timing.phases[index - 1]?.ended_ms ?? 0);
    }
  });

  test('writes the intent down before it does harm, each time', () => {
    const relevant = fake.calls.filter((name) => /^capability\.(?:snapshot|apply)|^ledger\.intend|^ledger synced/.test(name));
    expect(relevant).toEqual([
      'capability.snapshot',
      'ledger.intend',
      'ledger synced blackhole-1',
      'capability.apply',
      'capability.snapshot',
      'ledger.intend',
      'ledger synced kill-2',
      'capability.apply',
    ]);
  });

  test('lifts the first fault once the second one bites, and closes both records', () => {
    const stages = report.timeline.flatMap((event) => (event.kind === 'fault' ? [`${event.fault} ${event.stage}`] : []));
    expect(stages).toEqual([
      'blackhole-1 intended',
      'blackhole-1 injected',
      'blackhole-1 bitten',
      'kill-2 intended',
      'kill-2 injected',
      'kill-2 bitten',
      'blackhole-1 lifted',
      'blackhole-1 seen-lifted',
      'kill-2 repaired',
      'kill-2 lifted',
      'kill-2 seen-lifted',
    ]);
    expect(fake.calls.filter((name) => name === 'ledger.close')).toHaveLength(2);
  });

  test('tells when each wait begins and how it ends', () => {
    const ends = new Map(fake.progress.filter(({ state }) => state !== 'waiting').map(({ waitingFor, state }) => [waitingFor, state]));
    expect([...ends]).toEqual([
      ['steady state', 'done'],
      ['steady state for 2 s', 'done'],
      ['a test alert to reach the pager', 'done'],
      ['app answers 503 on /ready, and app logs that Redis is lost', 'done'],
      ['RedisDown to fire and be delivered', 'done'],
      ['service to stay good for 2 s', 'done'],
      ['RedisDown to be over, and delivered as resolved', 'done'],
    ]);
  });

  test('ends with a report that the published schema accepts', () => {
    expect(schemaErrors(report)).toEqual([]);
  });

  test('comes out the same when it is run again', async () => {
    const again = await tryOnAFake();
    expect({ ...again.report, started_at: '' }).toEqual({ ...report, started_at: '' });
  });
});

describe('the instant of the fault', () => {
  const scrapes = [{ job: 'app', interval: seconds(4) }];
  const delays = async (seed: number): Promise<readonly (number | undefined)[]> => {
    const fake = fakeSystem();
    const { report } = await runTrial({ ...planFor(fake, { pipeline: { scrapes } }), seed }, fake.ports, {
      signal: new AbortController().signal,
      hurry: new AbortController().signal,
    });
    const evidence = report.timeline.find((event) => event.kind === 'evidence' && event.check === injectionEvidence);
    expect(evidence).toMatchObject({ name: `of up to 4 s, by seed ${String(seed)}`, value: expect.any(Number) as number });
    // Without the delay the fault comes at 3,015 ms.
    return [recordedDelay(report.timeline), (report.clocks.injected?.at_ms ?? 0) - 3_015];
  };

  test('lies anywhere between two scrapes, is written down, and is the same for the same seed', async () => {
    const [first, again, other] = await Promise.all([delays(1), delays(1), delays(2)]);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    for (const [recorded = NaN, waited = NaN] of [first, other]) {
      expect(waited).toBeCloseTo(recorded, 6);
      expect(recorded).toBeGreaterThanOrEqual(0);
      expect(recorded).toBeLessThan(4_000);
    }
  });

  test('lies in every quarter of a scrape, by and by', () => {
    const quarters = Array.from({ length: 200 }, (_, seed) => Math.floor(injectionDelay(seed, seconds(4)) / 1_000));
    const counts = [0, 1, 2, 3].map((quarter) => quarters.filter((each) => each === quarter).length);
    expect(Math.min(...counts)).toBeGreaterThan(30);
  });
});

test('whoever is on call comes as late as the drill says, and what they took is theirs', async () => {
  const { report } = await tryOnAFake({}, { drill: { respondsAfter: seconds(3) } });
  const { alert_delivered: delivered, recovery_started: started } = report.clocks;
  expect(decided(report)).toEqual({ verdict: 'held', outcome: 'finished', exit_code: 0 });
  expect((started?.at_ms ?? 0) - (delivered?.at_ms ?? Infinity)).toBe(3_000);
  expect(report.figures?.find(({ name }) => name === 'time_to_act')?.owners).toEqual([
    { owner: 'runbook', what: 'whoever is on call coming after 3 s', ms: 3_000 },
  ]);
});
