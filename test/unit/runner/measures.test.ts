import { describe, expect, test } from 'vitest';
import { documentedWait, phasesOf } from '../../../src/runner/documented-wait.ts';
import { measureLedger } from '../../../src/runner/measure-ledger.ts';
import { measureLoad } from '../../../src/runner/measure-load.ts';
import { planFor } from './fake-plan.ts';
import { fakeSystem } from './fake-system.ts';
import { operation, phaseEdge, stepEdge, timelineOf, type Dated } from './timeline-of.ts';

const plan = planFor(fakeSystem());

describe('the load', () => {
  test('is counted by how each operation ended', () => {
    const timeline = timelineOf(operation(0), operation(1), operation(2, 'failed'), operation(3, 'unsent', { latencyMs: 0 }));
    expect(measureLoad(plan, timeline)).toMatchObject({ name: 'logins', rate_per_second: 5, intended: 4, sent: 3, ok: 2, failed: 1, unsent: 1 });
  });

  test('has the latency of good answers in steady state, by nearest rank', () => {
    const steady = Array.from({ length: 100 }, (_, index) => operation(index, 'ok', { latencyMs: index + 1 }));
    const outage = [operation(5, 'failed', { latencyMs: 9_000 }), operation(500, 'ok', { latencyMs: 7_000 })];
    const timeline = timelineOf(...steady.toReversed(), phaseEdge(200, 'steady', 'ended'), ...outage);
    expect(measureLoad(plan, timeline).latency_ms).toEqual({ p50: 50, p95: 95, p99: 99, max: 100 });
  });

  test('has no latency where nothing was answered', () => {
    expect(measureLoad(plan, timelineOf(operation(0, 'failed'))).latency_ms).toBeNull();
  });
});

describe('the ledger of what was written', () => {
  const acknowledged = (id: string, at: number): Dated => operation(at, 'ok', { acknowledged: id });
  const sent = (id: string, at: number, outcome: 'ok' | 'failed' = 'failed', more: object = {}): Dated =>
    operation(at, outcome, { write: { id }, ...more });
  const recalled = (found: Record<string, number>, more: object = {}): Dated => [99, { kind: 'recalled', load: 'logins', found, ...more }];
  const nothing = { ms: 0, longer_ms: 0, shorter_ms: 0, after_fault: 0 };

  test('tells the lost and the doubled by id; what the system acknowledges twice is one write', () => {
    const facts = [acknowledged('a', 1), acknowledged('b', 2), acknowledged('c', 3), acknowledged('a', 4)];
    expect(measureLedger(timelineOf(...facts, recalled({ a: 1, b: 2 })))).toMatchObject({
      acknowledged: 3,
      found: 2,
      lost: ['c'],
      duplicated: ['b'],
    });
  });

  test('tells what was refused from what nobody knows, and what of that came true', () => {
    const facts = [sent('a', 1, 'ok'), sent('b', 2, 'failed', { refused: true }), sent('c', 3), sent('d', 4)];
    expect(measureLedger(timelineOf(...facts, recalled({ a: 1, c: 1, x: 1 })))).toEqual({
      acknowledged: 1,
      found: 1,
      lost: [],
      duplicated: [],
      attempted: 4,
      refused: 1,
      unknown: 2,
      recovered: 1,
      unexpected: ['x'],
      doubts: [],
      loss_window: nothing,
    });
  });

  test('counts a write as acknowledged whose user waited in vain for more: it must be there', () => {
    const facts = [sent('a', 1, 'failed', { acknowledged: 'a' }), sent('b', 2, 'failed', { acknowledged: 'b' })];
    expect(measureLedger(timelineOf(...facts, recalled({ a: 1 })))).toMatchObject({ acknowledged: 2, found: 1, lost: ['b'], unknown: 0 });
  });

  test('says how far back a loss reaches from the fault', () => {
    const facts = [sent('a', 10, 'ok'), sent('b', 20, 'ok')];
    const ledger = measureLedger(timelineOf(...facts, recalled({ b: 1 })), { at_ms: 60, error_ms: 5, evidence: [] });
    expect(ledger).toMatchObject({ lost: ['a'], loss_window: { shorter_ms: 5 } });
    expect(ledger?.loss_window?.ms).toBeGreaterThan(0);
  });

  test('is null where nobody looked, and doubtful where not everything was read', () => {
    expect(measureLedger(timelineOf(acknowledged('a', 1)))).toBeNull();
    const halfRead = recalled({}, { complete: false, why: 'the connection broke' });
    expect(measureLedger(timelineOf(acknowledged('a', 1), halfRead))?.doubts).toContain(
      'the reading of the primary is not complete: the connection broke',
    );
  });

  test('does not take a failed write for an acknowledged one', () => {
    expect(measureLedger(timelineOf(operation(1, 'failed'), recalled({})))).toMatchObject({ acknowledged: 0, found: 0, lost: [], duplicated: [] });
  });
});

describe('documented waiting', () => {
  const steady = [phaseEdge(0, 'steady', 'began'), phaseEdge(100, 'steady', 'ended')];

  test('is steady state, the alert and the stable window', () => {
    const others = [phaseEdge(100, 'recover', 'began'), phaseEdge(400, 'recover', 'ended')];
    const waits = [
      phaseEdge(400, 'alert', 'began'),
      phaseEdge(430, 'alert', 'ended'),
      phaseEdge(430, 'stabilise', 'began'),
      phaseEdge(435, 'stabilise', 'ended'),
    ];
    expect(documentedWait(timelineOf(...steady, ...others, ...waits), plan)).toBe(135);
  });

  test('is also a step that watches something expire, and no other step', () => {
    const command = [stepEdge(100, 'recovery-2', 'began'), stepEdge(150, 'recovery-2', 'ended')];
    const watching = [stepEdge(150, 'recovery-6', 'began'), stepEdge(157, 'recovery-6', 'ended')];
    expect(documentedWait(timelineOf(...steady, ...command, ...watching), plan)).toBe(107);
  });

  test('keeps what was waited when a watching step is cut off', () => {
    expect(documentedWait(timelineOf(...steady, stepEdge(150, 'recovery-6', 'began')), plan)).toBe(100);
  });

  test('phases that come twice are told twice, one that never ended is told as empty', () => {
    const timeline = timelineOf(
      phaseEdge(1, 'inject', 'began'),
      phaseEdge(2, 'inject', 'ended'),
      phaseEdge(3, 'inject', 'began'),
      phaseEdge(5, 'inject', 'ended'),
      phaseEdge(6, 'alert', 'began'),
    );
    expect(phasesOf(timeline)).toEqual([
      { phase: 'inject', began_ms: 1, ended_ms: 2 },
      { phase: 'inject', began_ms: 3, ended_ms: 5 },
      { phase: 'alert', began_ms: 6, ended_ms: 6 },
    ]);
  });
});
