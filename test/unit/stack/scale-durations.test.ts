import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { timing } from '../../../src/core/timing.ts';
import { scaleDurations } from '../../../src/stack/scale-durations.ts';

const fast = timing('fast', 10);
const scaled = (text: string): string => scaleDurations(text, 'rules.yml', fast);

describe('durations under their keys', () => {
  test.each([
    'scrape_interval',
    'scrape_timeout',
    'evaluation_interval',
    'interval',
    'for',
    'keep_firing_for',
    'group_wait',
    'group_interval',
    'repeat_interval',
    'resolve_timeout',
  ])('%s', (key) => {
    expect(scaled(`${key}: 1m30s\n`)).toBe(`${key}: 9000ms\n`);
  });

  test.each([
    ['nested in lists and maps', 'groups:\n  - rules:\n      - for: 15s\n', 'groups:\n  - rules:\n      - for: 1500ms\n'],
    ['quoted', 'for: "5m"\n', 'for: "30000ms"\n'],
    ['zero stays zero', 'for: 0s\n', 'for: 0s\n'],
    ['never less than a millisecond', 'for: 1ms\n', 'for: 1ms\n'],
    ['under another key', 'summary: 5m\nurl: http://x:9093\n', 'summary: 5m\nurl: http://x:9093\n'],
    ['something that is no duration', 'interval: often\n', 'interval: often\n'],
  ])('%s', (_, text, expected) => {
    expect(scaled(text)).toBe(expected);
  });
});

describe('durations in PromQL', () => {
  test.each([
    ['a range', 'rate(x[5m]) > 0', 'rate(x[30000ms]) > 0'],
    ['two ranges', 'rate(x[5m]) / rate(y[1h])', 'rate(x[30000ms]) / rate(y[360000ms])'],
    ['a subquery', 'max_over_time(x[1h:5m])', 'max_over_time(x[360000ms:30000ms])'],
    ['a subquery with the default step', 'max_over_time(x[1h:])', 'max_over_time(x[360000ms:])'],
    ['an offset', 'x offset 1d', 'x offset 8640000ms'],
    ['a negative offset', 'x offset -10m', 'x offset -60000ms'],
    ['an offset in capitals', 'x OFFSET 10m', 'x OFFSET 60000ms'],
    ['an offset after a range', 'rate(x[5m] offset 1h)', 'rate(x[30000ms] offset 360000ms)'],
    ['blanks inside of the brackets', 'rate(x[ 5m ])', 'rate(x[ 30000ms ])'],
    ['a compound duration', 'rate(x[1h30m])', 'rate(x[540000ms])'],
    ['numbers stay', 'x > 5 and y < 10', 'x > 5 and y < 10'],
    ['a name that ends like a unit', 'job:requests_5m:rate5m > 1', 'job:requests_5m:rate5m > 1'],
    ['a label that looks like a range', 'x{path="[5m]"}', 'x{path="[5m]"}'],
    ['a label with an escaped quote', 'x{path="\\"[5m]"}[5m]', 'x{path="\\"[5m]"}[30000ms]'],
    ['a comment', 'x[5m] # not [5m]', 'x[30000ms] # not [5m]'],
  ])('%s', (_, text, expected) => {
    expect(scaled(`expr: '${text}'\n`)).toBe(`expr: '${expected}'\n`);
  });

  test('over several lines', () => {
    expect(scaled('expr: |\n  rate(x[5m])\n    > 0\n')).toBe('expr: |\n  rate(x[30000ms])\n    > 0\n');
  });
});

test('comments and everything else survive', () => {
  const text = `# Production values.
groups:
  - name: app # the app
    rules:
      # Whatever the cause.
      - alert: RedisDown
        expr: up == 0
        for: 15s
        labels: { severity: critical }
`;
  expect(scaled(text)).toBe(text.replace('15s', '1500ms'));
});

test('production timing changes no value', () => {
  expect(scaleDurations('for: 15s\n', 'rules.yml', timing('production'))).toBe('for: 15000ms\n');
});

test('an empty file stays empty', () => {
  expect(scaled('')).toBe('');
  expect(scaled('# nothing\n')).toBe('# nothing\n');
});

test('nothing but durations changes in the files of the account API', async () => {
  for (const file of ['prometheus.yml', 'alertmanager.yml', 'rules.yml']) {
    const text = await readFile(new URL(`../../../fixtures/account-api/${file}`, import.meta.url), 'utf8');
    const untouched = (lines: string): readonly string[] =>
      lines
        .replaceAll(/\[ | \]/g, (pad) => pad.trim())
        .split('\n')
        .filter((line) => !/: \d|\[\d/.test(line));
    expect(untouched(scaled(text))).toEqual(untouched(text));
    expect(scaled(text)).not.toMatch(/(?:interval|wait|for): \d+[smh]$/m);
  }
});

test('what is no YAML is refused at its line', () => {
  expect(() => scaled('groups:\n  - name: a\n    rules: a: b\n')).toThrow(
    expect.objectContaining({
      code: 'alerting-invalid',
      exitCode: 3,
      message: 'rules.yml:3: not YAML: Nested mappings are not allowed in compact mappings',
    }),
  );
});
