import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AlertPipeline } from '../../../../src/core/alert-pipeline.ts';
import { groupLabels, routesOf } from '../../../../src/core/routes-of.ts';
import { readPipeline } from '../../../../src/stack/alerting/read-pipeline.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const reading = async (prometheus: string, alertmanager: string): Promise<AlertPipeline> => {
  await using folder = await temporaryFolder();
  const [p, a] = [join(folder.path, 'prometheus.yml'), join(folder.path, 'alertmanager.yml')];
  await Promise.all([writeFile(p, prometheus), writeFile(a, alertmanager)]);
  return await readPipeline({ prometheus: p, alertmanager: a, rules: [] });
};

test('what files do not say is what Prometheus and Alertmanager take', async () => {
  expect(await reading('scrape_configs: [{ job_name: a }]', 'route: { receiver: r }')).toEqual({
    evaluation: 60_000,
    scrapes: [{ job: 'a', interval: 60_000 }],
    rules: [],
    route: {
      ...{ receiver: 'r', groupBy: [], groupWait: 30_000, groupInterval: 300_000, repeatInterval: 14_400_000 },
      ...{ matchers: [], continues: false, routes: [] },
    },
    receivers: [],
    inhibitedBy: [],
  });
});

test('a job has its own interval, or that of all', async () => {
  const { scrapes, evaluation } = await reading(
    'global: { scrape_interval: 5s, evaluation_interval: 3s }\nscrape_configs: [{ job_name: a }, { job_name: b, scrape_interval: 1s }]',
    '',
  );
  expect([scrapes, evaluation]).toEqual([
    [
      { job: 'a', interval: 5_000 },
      { job: 'b', interval: 1_000 },
    ],
    3_000,
  ]);
});

test('which receivers are told when an alert is over', async () => {
  const { receivers } = await reading(
    '',
    `receivers:
  - { name: webhook, webhook_configs: [{ url: x }] }
  - { name: mute, webhook_configs: [{ url: x, send_resolved: false }] }
  - { name: slack, slack_configs: [{ channel: x }] }
  - { name: told, slack_configs: [{ channel: x, send_resolved: true }] }
  - { name: nobody }`,
  );
  expect(receivers.filter(({ sendsResolved }) => sendsResolved).map(({ name }) => name)).toEqual(['webhook', 'told']);
});

describe('the routes of an alert', async () => {
  const { route, inhibitedBy } = await reading(
    '',
    `route:
  receiver: root
  group_by: [alertname]
  routes:
    - { receiver: database, group_wait: 1s, matchers: ['team="db, or \\"data\\""', severity!=info] }
    - { receiver: audit, continue: true, match: { severity: critical } }
    - receiver: page
      match_re: { severity: crit.* }
      routes: [{ receiver: night, matchers: ['{shift=~"night|late"}'] }]
    - { receiver: all, group_by: ['...'], matchers: ['app!~"a.+"', 'app!=""'] }
inhibit_rules: [{ source_matchers: [severity="critical"], target_matchers: [severity="warning"] }]`,
  );
  const receivers = (labels: Record<string, string>): readonly string[] => routesOf(route, labels).map(({ receiver }) => receiver);

  test.each([
    [{}, ['root']],
    [{ team: 'db, or "data"' }, ['database']],
    [{ team: 'db, or "data"', severity: 'info' }, ['root']],
    [{ severity: 'critical' }, ['audit', 'page']],
    [{ severity: 'critical', shift: 'late' }, ['audit', 'night']],
    [{ severity: 'crit' }, ['page']],
    [{ severity: 'a crit' }, ['root']],
    [{ app: 'b' }, ['all']],
    [{ app: 'ab' }, ['root']],
  ])('of %j', (labels, expected) => {
    expect(receivers(labels)).toEqual(expected);
  });

  test('inherit what they do not say', () => {
    expect(routesOf(route, { severity: 'critical', shift: 'late' })[1]).toMatchObject({
      receiver: 'night',
      groupBy: ['alertname'],
      groupWait: 30_000,
    });
    expect(routesOf(route, { team: 'db, or "data"' })[0]).toMatchObject({ groupWait: 1_000 });
  });

  test('group by the labels that they name, or by all', () => {
    const labels = { alertname: 'A', app: 'b' };
    expect(groupLabels(route, labels)).toEqual({ alertname: 'A' });
    expect(routesOf(route, labels).map((taken) => groupLabels(taken, labels))).toEqual([labels]);
  });

  test('know what inhibits', () => {
    expect(inhibitedBy).toEqual([[{ label: 'severity', operator: '=', value: 'critical' }]]);
  });
});

test('a file that is not there, and one that is no YAML, are refused', async () => {
  await expect(readPipeline({ prometheus: '/nowhere/p.yml', alertmanager: '/nowhere/a.yml', rules: [] })).rejects.toMatchObject({
    code: 'alerting-invalid',
  });
  await expect(reading('a: b: c', '')).rejects.toMatchObject({ code: 'alerting-invalid', details: { place: { line: 1 } } });
});
