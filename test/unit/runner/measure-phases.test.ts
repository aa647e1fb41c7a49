import { decodeFromCompressedBase64 } from 'hdr-histogram-js';
import { describe, expect, test } from 'vitest';
import { milliseconds } from '../../../src/core/duration.ts';
import { isGood } from '../../../src/runner/is-good.ts';
import { latencyHistogram } from '../../../src/runner/latency-histogram.ts';
import { errorKinds, measurePhases } from '../../../src/runner/measure-phases.ts';
import { operationsOf } from '../../../src/runner/operations-of.ts';
import { operation, timelineOf } from './timeline-of.ts';

test('what users got is told for each phase in which it was meant to start', () => {
  const operations = operationsOf(
    timelineOf(
      operation(0, 'ok', { latencyMs: 12 }),
      operation(100, 'ok', { latencyMs: 700 }),
      operation(200, 'failed', { why: '503' }),
      operation(300, 'unsent', { latencyMs: 0 }),
      operation(400, 'ok', { latencyMs: 80 }),
    ),
  );
  const phases = measurePhases(operations, isGood({ within: milliseconds(500) }), { harmFromMs: 100, recoveredFromMs: 400 });
  expect(phases.steady).toMatchObject({ from_ms: 0, to_ms: 0, intended: 1, good: 1, too_slow: 0, failed: 0, unsent: 0, errors: [] });
  expect(phases.fault).toMatchObject({ from_ms: 100, to_ms: 300, intended: 3, good: 0, too_slow: 1, failed: 1, unsent: 1 });
  expect(phases.fault?.errors).toEqual([{ why: '503', count: 1 }]);
  expect(phases.fault?.latency_ms?.max).toBe(700);
  expect(phases.recovered).toMatchObject({ intended: 1, good: 1 });
  const unharmed = measurePhases(operations, isGood({}), { harmFromMs: Infinity, recoveredFromMs: Infinity });
  expect([unharmed.steady?.intended, unharmed.fault, unharmed.recovered]).toEqual([5, null, null]);
});

describe('latencies', () => {
  const values = Array.from({ length: 1_000 }, (_, index) => (index + 1) * 1.5);

  test('keep three significant digits in every percentile', () => {
    const latency = latencyHistogram(values)?.latency;
    for (const [name, share] of [
      ['p50', 0.5],
      ['p90', 0.9],
      ['p95', 0.95],
      ['p99', 0.99],
      ['p999', 0.999],
    ] as const)
      expect(Math.abs((latency?.[name] ?? 0) / (share * 1_500) - 1), name).toBeLessThan(0.002);
    expect(latency?.max).toBe(1_500);
  });

  test('of several runs can be added up from their reports', () => {
    const [one, other] = [values.slice(0, 500), values.slice(500)].map((part) => decodeFromCompressedBase64(latencyHistogram(part)?.histogram ?? ''));
    if (one === undefined || other === undefined) throw new Error('there are two');
    one.add(other);
    expect(one.totalCount).toBe(1_000);
    expect(one.getValueAtPercentile(50) / 1_000).toBe(latencyHistogram(values)?.latency.p50);
  });

  test('of nothing are none', () => {
    expect(latencyHistogram([])).toBeUndefined();
  });
});

describe('kinds of error', () => {
  test('are counted, the most frequent first, and cut short', () => {
    const long = 'x'.repeat(200);
    expect(errorKinds([{ why: '503' }, { why: long }, {}, { why: '503' }])).toEqual([
      { why: '503', count: 2 },
      { why: 'no reason given', count: 1 },
      { why: `${'x'.repeat(80)}…`, count: 1 },
    ]);
  });

  test('are bounded, and none is forgotten', () => {
    const failed = Array.from({ length: 500 }, (_, index) => ({ why: `error ${String(index % 100)}` }));
    const kinds = errorKinds(failed);
    expect(kinds).toHaveLength(12);
    expect(kinds.at(-1)).toEqual({ why: '89 other kinds', count: 445 });
    expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(500);
  });
});
