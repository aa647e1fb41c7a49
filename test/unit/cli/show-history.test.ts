import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHistory } from '../../../src/history/open-history.ts';
import { sampleTrials } from '../report/history/sample-records.ts';
import { runCli } from './run-cli.ts';
import { runHere } from './run-here.ts';

let folder = '';
let file = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-show-'));
  file = join(folder, 'history.db');
  using history = openHistory(file);
  for (const trial of sampleTrials()) history.record(trial);
  await writeFile(join(folder, 'text.db'), 'a note that a person wrote');
});
afterAll(() => rm(folder, { recursive: true }));

test.concurrent('a table, and nothing else on the screen: no warning of Node about its database', async () => {
  const { exitCode, stdout, stderr } = await runCli('history', 'redis-outage', '--history', file);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toContain('39 trials from 2026-11-01 to 2026-11-02: held 38, broken 1');
  expect(stdout).toContain('restored 9 % slower since 2026-11-02 06:00');
  expect(stdout).not.toContain('noisy');
});

test.concurrent('for programs: the newest trials, and every trial in a file', async () => {
  const exported = join(folder, 'out', 'all.csv');
  const { exitCode, stdout } = await runHere('history', '--json', '--last', '5', '--export', exported, '--history', file);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    format: 'firedrill.history/1',
    records: [{ drill: 'redis-outage', trials: 5, recorded: 39 }, { trials: 4 }, { drill: 'noisy', trials: 5, recorded: 14 }],
  });
  expect((await readFile(exported, 'utf8')).split('\r\n')).toHaveLength(sampleTrials().length + 2);
});

test.concurrent('as CSV on the screen', async () => {
  const { stdout } = await runHere('history', 'noisy', '--csv', '--last', '2', '--history', file);
  expect(stdout.split('\r\n').map((line) => line.split(',')[0])).toEqual(['run_id', 'run-62', 'run-63', '']);
});

test.concurrent('before the first run there is nothing to show, and looking makes no file', async () => {
  const none = join(folder, 'none.db');
  expect(await runHere('history', '--history', none)).toEqual({
    exitCode: 0,
    stdout: 'nothing was recorded yet; firedrill run records each of its trials\n',
    stderr: '',
  });
  await expect(readFile(none)).rejects.toThrow('ENOENT');
});

test.concurrent.for([
  [['unknown'], 'nothing was recorded of a drill called "unknown"', 'drill-not-found'],
  [['--export', 'history.xls'], 'a history is exported as .csv or as .json, but history.xls is neither', 'usage'],
  [['--history', 'text.db'], 'text.db is damaged, or no history', 'history-invalid'],
] as const)('refuses %j with exit code 3', async ([argv, words, code]) => {
  const given = argv.map((word) => (word === 'text.db' ? join(folder, word) : word));
  const { exitCode, stdout, stderr } = await runHere('history', '--history', file, ...given);
  expect([exitCode, stdout]).toEqual([3, '']);
  expect(stderr).toContain(words);
  expect(stderr).toContain(`[${code}]`);
});
