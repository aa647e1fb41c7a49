import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { trialOf } from '../runbook/coverage/trial-of.ts';
import { runHere } from './run-here.ts';

const document = 'runbooks/account-api.md';
let folder = '';
let runs = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-test-'));
  runs = join(folder, 'runs');
  const trial = join(runs, 'r 1', 'redis-outage');
  await mkdir(trial, { recursive: true });
  await mkdir(join(runs, 'r2', 'x'), { recursive: true });
  await writeFile(join(trial, 'report.json'), JSON.stringify(trialOf().report));
  await writeFile(join(trial, 'report.html'), '');
  await writeFile(join(runs, 'r2', 'x', 'report.json'), '{"half');
  await writeFile(join(folder, 'notes.md'), '# Notes\n');
});
afterAll(() => rm(folder, { recursive: true }));

test.concurrent('a table on the screen, the files that were asked for, and a threshold that is met', async () => {
  const files = { page: join(folder, 'out', 'coverage.html'), badge: join(folder, 'badge.svg') };
  const said = await runHere('runbook', 'coverage', document, '--runs', runs, '--html', files.page, '--badge', files.badge, '--min', '25');
  expect(said.exitCode).toBe(0);
  expect(said.stdout).toMatch(/✓ {4}71 {2}Redis unavailable +10\/10 +5\/5 +1\/1 +4\/4 +100 % +100 % +2026-03-05/);
  expect(said.stderr).toMatch(/^firedrill: skipped .*r2\/x\/report\.json: is not JSON: .*\n$/);
  expect(await readFile(files.page, 'utf8')).toContain('<a href="../runs/r%201/redis-outage/report.html">');
  expect(await readFile(files.badge, 'utf8')).toContain('aria-label="runbook: 27% held"');
});

test.concurrent('for programs, with evidence that can be found from here, and a threshold that is not met', async () => {
  const badge = join(folder, 'badge.json');
  const run = join(runs, 'r 1');
  const said = await runHere('runbook', 'coverage', document, '--runs', run, '--format', 'json', '--badge', badge, '--min', '28%');
  expect(said).toMatchObject({ exitCode: 1, stderr: 'firedrill: 27 % held, at least 28 % is wanted\n' });
  expect(JSON.parse(said.stdout)).toMatchObject({ format: 'firedrill.coverage/1', totals: { held_percent: 27 }, documents: [{ file: document }] });
  expect(said.stdout).toContain(JSON.stringify(join(run, 'redis-outage')));
  expect(JSON.parse(await readFile(badge, 'utf8'))).toMatchObject({ schemaVersion: 1, message: '27% held' });
});

test.concurrent('where nothing can be tried, no threshold is met', async () => {
  expect(await runHere('runbook', 'coverage', join(folder, 'notes.md'), '--min', '0')).toMatchObject({
    exitCode: 1,
    stderr: 'firedrill: nothing in these documents can be tried, at least 0 % is wanted\n',
  });
});

test.concurrent.for([
  [['/nowhere.md'], 'firedrill: the document /nowhere.md cannot be read'],
  [[document, '--runs', '/nowhere'], 'firedrill: there is no folder of runs at /nowhere'],
  [[document, '--badge', 'badge.png'], 'firedrill: a badge is an .svg, or a .json for a badge service, but badge.png is neither'],
  [[document, '--min', '101'], 'a whole number from 0 to 100 is needed.'],
] as const)('refuses %j with exit code 3, before anything is printed or written', async ([argv, words]) => {
  const { exitCode, stdout, stderr } = await runHere('runbook', 'coverage', ...argv);
  expect([exitCode, stdout]).toEqual([3, '']);
  expect(stderr).toContain(words);
});
