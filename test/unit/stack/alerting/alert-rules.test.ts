import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAlertRules } from '../../../../src/stack/alerting/alert-rules.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test('every alert of every file, with the line on which it is named', async () => {
  await using folder = await temporaryFolder();
  const [a, b] = [join(folder.path, 'a.yml'), join(folder.path, 'b.yml')];
  await writeFile(
    a,
    'groups:\n  - name: one\n    rules:\n      - alert: RedisDown\n        expr: up == 0\n      - record: job:up\n        expr: up\n',
  );
  await writeFile(b, '# two groups\ngroups:\n  - rules: [{ alert: A, expr: "1" }]\n  - rules:\n      - expr: "1"\n        alert: B\n');
  expect(await readAlertRules([a, b])).toMatchObject([
    { name: 'RedisDown', expr: 'up == 0', for: 0, place: { file: a, line: 4 } },
    { name: 'A', expr: '1', for: 0, place: { file: b, line: 3 } },
    { name: 'B', expr: '1', for: 0, place: { file: b, line: 6 } },
  ]);
});

test('what an alert asks, how long it waits, and how bad it is', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'rules.yml');
  await writeFile(
    file,
    'groups:\n  - rules:\n      - alert: Slow\n        expr: |\n          p95 > 2\n        for: 1m30s\n        labels: { severity: page, team: 7 }\n        annotations: { runbook: docs#slow }\n        keep_firing_for: 5s\n    interval: 10s\n',
  );
  expect(await readAlertRules([file])).toEqual([
    {
      name: 'Slow',
      expr: 'p95 > 2',
      for: 90_000,
      keepFiringFor: 5_000,
      interval: 10_000,
      severity: 'page',
      labels: { severity: 'page', team: '7' },
      annotations: { runbook: 'docs#slow' },
      place: { file, line: 3 },
    },
  ]);
});

test.each([
  ['an empty file', ''],
  ['no groups', 'rules: []\n'],
  ['groups that are none', 'groups: 3\n'],
  ['an alert without a name', 'groups:\n  - rules:\n      - alert:\n'],
])('%s has no alerts', async (_, text) => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'rules.yml'), text);
  expect(await readAlertRules([join(folder.path, 'rules.yml')])).toEqual([]);
});

test('a file that is no YAML is refused at its line', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'rules.yml');
  await writeFile(file, 'groups:\n  - name: a\n    rules: a: b\n');
  await expect(readAlertRules([file])).rejects.toMatchObject({
    code: 'alerting-invalid',
    exitCode: 3,
    message: `${file}:3: not YAML: Nested mappings are not allowed in compact mappings`,
  });
});

test('a file that is not there is refused', async () => {
  await expect(readAlertRules(['/nowhere/rules.yml'])).rejects.toMatchObject({
    code: 'alerting-invalid',
    message: '/nowhere/rules.yml:1: the rule file cannot be read',
  });
});
