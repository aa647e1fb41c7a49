import { expect, test } from 'vitest';
import { comparisonsIn, metricsIn, rangesIn } from '../../../../src/runbook/lint/prom-expression.ts';

test.each<readonly [string, readonly string[]]>([
  ['app_redis_up == 0', ['app_redis_up']],
  ['sum by (job, code) (rate(http_errors_total{code=~"5.."}[5m])) / sum(rate(http_total[5m])) > 0.05', ['http_errors_total', 'http_total']],
  ['histogram_quantile(0.95, sum(rate(x_bucket[5m])) by (le)) > 2', ['x_bucket']],
  ['up{job="a b"} == 0 and on (job) job:up:sum offset 5m unless down', ['up', 'job:up:sum', 'down']],
  ['absent(x) or vector(1)', ['x']],
  ['{', []],
  ['1 > bool 2', []],
  ['app_redis_up: 0, job:up:sum: 3', ['app_redis_up', 'job:up:sum']],
])('the metrics of %s', (expression, metrics) => {
  expect(metricsIn(expression)).toEqual(metrics);
});

test('the ranges of an expression', () => {
  expect(rangesIn('rate(x[5m]) + max_over_time(y[1h:30s])')).toEqual(['5m', '1h']);
});

test.each<readonly [string, readonly (readonly [string, number, string])[]]>([
  ['x == 0', [['==', 0, '']]],
  ['increase(x[5m]) >= 5 for 30 s', [['>=', 5, '']]],
  ['errors > 5 % for 1 minute', [['>', 5, '%']]],
  [
    'P95 ≥ 500ms, memory > 1.5 GB',
    [
      ['>=', 500, 'ms'],
      ['>', 1.5, 'GB'],
    ],
  ],
  ['x{code="> 3"} < -1e3', [['<', -1000, '']]],
  ['nothing at all', []],
])('the comparisons of %s', (condition, comparisons) => {
  expect(comparisonsIn(condition).map(({ operator, value, unit }) => [operator, value, unit])).toEqual(comparisons);
});

test('hostile text ends in good time', () => {
  const began = performance.now();
  for (const text of ['{'.repeat(200_000), '"'.repeat(200_001), 'a'.repeat(200_000), '> '.repeat(100_000)]) {
    metricsIn(text);
    comparisonsIn(text);
  }
  expect(performance.now() - began).toBeLessThan(1_000);
});
