import { describe, expect, test } from 'vitest';
import type { AlertPipeline } from '../../../src/core/alert-pipeline.ts';
import { timeToAlert, timeToResolve } from '../../../src/core/alert-delays.ts';
import { leastOf, mostOf, type Delay } from '../../../src/core/delay.ts';
import { milliseconds, minutes, seconds } from '../../../src/core/duration.ts';
import { timing } from '../../../src/core/timing.ts';

const files = { prometheus: 'prometheus.yml', alertmanager: 'alertmanager.yml', rules: [] };
const rule = (changes: Partial<AlertPipeline['rules'][number]> = {}): AlertPipeline['rules'][number] => ({
  ...{ name: 'Down', expr: 'up == 0', for: seconds(15), keepFiringFor: seconds(0), interval: undefined, severity: undefined },
  ...{ labels: { team: 'db' }, annotations: {}, place: { file: 'rules.yml', line: 4 }, ...changes },
});
const route = {
  ...{ receiver: 'pager', groupBy: [], groupWait: seconds(5), groupInterval: seconds(10), repeatInterval: minutes(1) },
  ...{ matchers: [], continues: false, routes: [] },
};
const of = (changes: Partial<AlertPipeline> = {}): AlertPipeline => ({
  ...{ scrapes: [{ job: 'app', interval: seconds(5) }], evaluation: seconds(5), rules: [rule()], route, receivers: [], inhibitedBy: [], ...changes },
});
const words = (delays: readonly Delay[]): readonly string[] => delays.map(({ what }) => what);

describe('the time to alert', () => {
  test('is scrape, evaluation, for, group_wait and delivery, as they are played', () => {
    const fast = timeToAlert(of(), files, 'Down', timing('fast', 10));
    expect(fast).toEqual([
      { what: 'scrape_interval 500 ms', least: 0, most: 500, source: 'prometheus.yml' },
      { what: 'evaluation_interval 500 ms', least: 0, most: 500, source: 'prometheus.yml' },
      { what: 'for 1.5 s', least: 1_500, most: 1_500, source: 'rules.yml:4' },
      { what: 'group_wait 500 ms', least: 500, most: 500, source: 'alertmanager.yml' },
      { what: 'delivery', least: 0, most: 100, source: 'two requests on one machine' },
    ]);
    expect([leastOf(fast), mostOf(fast)]).toEqual([2_000, 3_100]);
    expect(mostOf(timeToAlert(of(), files, 'Down', timing('production')))).toBe(30_100);
  });

  test('waits for whole evaluations, of its own group where that says how often', () => {
    expect(words(timeToAlert(of({ rules: [rule({ for: seconds(12) })] }), files, 'Down', timing('production')))).toContain(
      'for, rounded up to an evaluation, 15 s',
    );
    const own = timeToAlert(of({ rules: [rule({ for: seconds(12), interval: seconds(1) })] }), files, 'Down', timing('production'));
    expect(words(own)).toEqual(['scrape_interval 5 s', 'evaluation_interval 1 s', 'for 12 s', 'group_wait 5 s', 'delivery']);
    expect(words(timeToAlert(of({ rules: [rule({ for: seconds(0) })] }), files, 'Down', timing('production')))).not.toContain('for 0 ms');
  });

  test('counts the slowest job, or the one that the rule names', () => {
    const scrapes = [
      { job: 'app', interval: seconds(5) },
      { job: 'slow', interval: seconds(60) },
    ];
    expect(words(timeToAlert(of({ scrapes }), files, 'Down', timing('production')))[0]).toBe('scrape_interval 1 min');
    const named = of({ scrapes, rules: [rule({ expr: 'up{job="app"} == 0' })] });
    expect(words(timeToAlert(named, files, 'Down', timing('production')))[0]).toBe('scrape_interval 5 s');
  });

  test('takes the route of its labels', () => {
    const child = { ...route, groupWait: milliseconds(300), matchers: [{ label: 'team', operator: '=', value: 'db' } as const] };
    expect(words(timeToAlert(of({ route: { ...route, routes: [child] } }), files, 'Down', timing('production')))).toContain('group_wait 300 ms');
  });

  test('of an alert without a rule is not known', () => {
    expect([timeToAlert(of(), files, 'Other', timing('fast')), timeToResolve(of(), files, 'Other', timing('fast'))]).toEqual([[], []]);
  });
});

test('the time to resolve is range, scrape, evaluation, keep_firing_for and the next turn of the group', () => {
  const ranged = of({ rules: [rule({ expr: 'increase(x[1m]) > 5 and rate(y[30s]) > 0', keepFiringFor: seconds(7) })] });
  expect(words(timeToResolve(ranged, files, 'Down', timing('production')))).toEqual([
    'the range of the expression 1 min',
    'scrape_interval 5 s',
    'evaluation_interval 5 s',
    'keep_firing_for 10 s',
    'group_interval 10 s',
    'delivery',
  ]);
  expect(mostOf(timeToResolve(of(), files, 'Down', timing('fast', 10)))).toBe(2_100);
});
