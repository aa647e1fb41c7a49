import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runHere } from './run-here.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-test-'));
  await writeFile(join(folder, 'bad.md'), '# Tasks\n\n```bash\nredis-cli keys "*"\n```\n');
  await writeFile(join(folder, 'open.md'), '# Tasks\n\n```bash\nredis-cli keys "*"\n');
});
afterAll(() => rm(folder, { recursive: true }));

const withoutToolbox = 'not asked: broken-script, unknown-option, unknown-program (without --toolbox)';

test('the documents of this project have nothing against them, with all that is known of their systems', async () => {
  expect(await runHere('runbook', 'lint', 'runbooks/account-api.md')).toEqual({
    exitCode: 0,
    stdout: `${withoutToolbox}\n1 document: 0 errors, 0 warnings, 0 notes\n`,
    stderr: '',
  });
});

test('a finding ends with exit code 1, at its line and column, in the format that was asked for', async () => {
  const file = join(folder, 'bad.md');
  const said = await runHere('runbook', 'lint', '--inventory', 'fixtures/account-api/inventory.yml', file);
  expect(said).toMatchObject({ exitCode: 1, stderr: '' });
  expect(said.stdout).toBe(
    `${file}:4:11  warning  KEYS blocks the server until it has looked at every key  (redis-keys)\n    redis-cli --scan --pattern '*'\nnot asked: alert-differs, unknown-alert, alert-without-section (without --rules); ${withoutToolbox.slice('not asked: '.length)}; misspelt-name, unknown-compose-file, unknown-container, unknown-port, unknown-service, unknown-variable (without --compose)\n1 document: 0 errors, 1 warning, 0 notes\n`,
  );
  for (const [format, words] of [
    ['json', '"firedrill.lint/1"'],
    ['sarif', '"ruleId": "redis-keys"'],
    ['github', '::warning file='],
  ] as const)
    expect((await runHere('runbook', 'lint', '--format', format, file)).stdout).toContain(words);
});

test.each([
  [['runbook', 'lint', '/nowhere.md'], 'firedrill: the document /nowhere.md cannot be read'],
  [['runbook', 'lint'], "error: missing required argument 'file'"],
  [
    ['runbook', 'lint', '--format', 'pdf', 'x.md'],
    "error: option '--format <format>' argument 'pdf' is invalid. Allowed choices are text, json, sarif, github.",
  ],
  [['runbook', 'polish', 'x.md'], "error: unknown command 'polish'"],
  [['runbook', 'lint', '--profile', 'a', 'x.md'], 'firedrill: --as and --profile speak of a compose file'],
])('refuses %j with exit code 3', async (argv, words) => {
  const { exitCode, stdout, stderr } = await runHere(...argv);
  expect([exitCode, stdout]).toEqual([3, '']);
  expect(stderr).toContain(words);
});

test('a document that cannot be read to its end is a finding at its line, and the others are read', async () => {
  const { exitCode, stdout } = await runHere('runbook', 'lint', join(folder, 'open.md'), join(folder, 'bad.md'));
  expect(exitCode).toBe(1);
  expect(stdout).toContain('open.md:3:1  error  the fenced block that begins here is never closed  (readable)');
  expect(stdout).toContain('bad.md:4:11  warning');
  expect(stdout).toContain('2 documents: 1 error, 1 warning, 0 notes');
});

test('a document is held against the stack of the drills that try it, wherever it stands', async () => {
  await mkdir(join(folder, 'copy'));
  const file = join(folder, 'copy', 'account-api.md');
  const text = await readFile('runbooks/account-api.md', 'utf8');
  await writeFile(file, text.replace('ps redis', 'ps rediss').replace('`RedisDown`', '`RedisGone`'));
  const { exitCode, stdout } = await runHere('runbook', 'lint', file);
  expect(exitCode).toBe(1);
  expect(stdout.replaceAll(file, 'copy.md')).toBe(
    [
      'copy.md:86:4  error  no rule defines the alert "RedisGone"  (unknown-alert)',
      '    the nearest is "RedisDown"',
      'copy.md:93:42  error  the compose file has no service "rediss"  (unknown-service)',
      '    the nearest is "redis"',
      'fixtures/account-api/rules.yml:5:1  warning  whoever is called by RedisDown finds nothing about it in the document  (alert-without-section)',
      '    add a section that says what it means and what to do',
      withoutToolbox,
      '1 document: 2 errors, 1 warning, 0 notes\n',
    ].join('\n'),
  );
});

test('a system that is named takes the place of the drills', async () => {
  const compose = join(folder, 'compose.yml');
  await writeFile(compose, 'services:\n  web: { image: web, profiles: [a] }\n  cron: { image: cron, profiles: [b] }\n');
  await writeFile(join(folder, 'web.md'), '# Tasks\n\n```bash\ndocker compose -f prod.yml restart web cron\n```\n');
  const { stdout } = await runHere('runbook', 'lint', join(folder, 'web.md'), '--compose', compose, '--profile', 'a', '--as', 'prod.yml');
  expect(stdout).toContain('web.md:4:40  error  the compose file has no service "cron"  (unknown-service)');
  expect(stdout).toContain('1 document: 1 error, 0 warnings, 0 notes');
});
