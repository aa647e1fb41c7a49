import { expect, test } from 'vitest';
import { readRedisBenchmark } from '../../../scripts/bench/read-redis-benchmark.ts';

const heads = '"test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms","p95_latency_ms","p99_latency_ms","max_latency_ms"';

test('the figures are found by the names of their columns', () => {
  const csv = `${heads}\r\n"GET","18832.39","0.043","0.016","0.031","0.087","0.143","3.063"\r\n`;
  expect(readRedisBenchmark(csv)).toEqual({ perSecond: 18832.39, p50Ms: 0.031 });
});

test('lines around the table are passed over', () => {
  expect(readRedisBenchmark(`WARNING: Could not fetch server CONFIG\n${heads}\n"GET","1.5","0","0","0.2","0","0","0"\n`)).toEqual({
    perSecond: 1.5,
    p50Ms: 0.2,
  });
});

test.each([
  ['nothing', ''],
  ['heads alone', heads],
  ['an error', 'Could not connect to Redis'],
  ['other columns', '"a","b"\n"1","2"'],
])('%s is refused', (_, csv) => {
  expect(() => readRedisBenchmark(csv)).toThrow('redis-benchmark did not tell rps');
});
