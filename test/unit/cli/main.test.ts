import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { drillBench } from './drill-bench.ts';
import { runCli } from './run-cli.ts';
import { runHere } from './run-here.ts';

describe('firedrill', () => {
  test.concurrent('--help names every command and ends well', async () => {
    const { exitCode, stdout, stderr } = await runCli('--help');
    expect([exitCode, stderr]).toEqual([0, '']);
    for (const command of ['list', 'plan', 'run', 'runbook', 'history', 'doctor', 'undo', 'report', 'ledger'])
      expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
  });

  test.concurrent('--version prints the version of the package', async () => {
    const { version } = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string };
    expect(await runCli('--version')).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.concurrent.for([
    [['--frobnicate'], "error: unknown option '--frobnicate'"],
    [['frobnicate'], "error: unknown command 'frobnicate'"],
  ] as const)('refuses %j with exit code 3', async ([argv, said]) => {
    const { exitCode, stdout, stderr } = await runCli(...argv);
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr.split('\n')[0]).toBe(said);
  });

  test.for([
    [['run'], 'error: name drills, or give --all'],
    [['run', '--all', 'redis-outage'], 'error: name drills, or give --all'],
    [
      ['run', 'redis-outage', '--timing', 'slow'],
      "error: option '--timing <name>' argument 'slow' is invalid. Allowed choices are fast, production.",
    ],
    [['run', 'redis-outage', '--seed', '-1'], "error: option '--seed <n>' argument '-1' is invalid. a whole number is needed."],
    [['run', 'redis-outage', '--repeat', '0'], "error: option '--repeat <n>' argument '0' is invalid. a whole number from 1 on is needed."],
    [['run', 'redis-outage', '--repeat', '3', '--mutate'], 'error: --ablate and --mutate are series of their own, which --repeat does not repeat'],
    [['history', '--json', '--csv'], 'error: give --json or --csv, not both'],
    [['plan'], "error: missing required argument 'id'"],
    [['report'], "error: missing required argument 'dir'"],
  ] as const)('refuses %j with exit code 3', async ([argv, said]) => {
    const { exitCode, stdout, stderr } = await runHere(...argv);
    expect([exitCode, stdout]).toEqual([3, '']);
    expect(stderr.split('\n')[0]).toBe(said);
  });

  test.for([
    [['run', 'redis-outrage'], 'firedrill: there is no drill called "redis-outrage" below drills\n  there is DRILLS\n  [drill-not-found]\n'],
    [['plan', 'redis-outrage'], 'firedrill: there is no drill called "redis-outrage" below drills\n  there is DRILLS\n  [drill-not-found]\n'],
    [
      ['run', 'redis-outage', '--reporter', 'json,pdf'],
      'firedrill: there is no reporter called "pdf"\n  Known are: console, html, json, junit.\n  [usage]\n',
    ],
    [
      ['run', 'redis-outage.hung', '--ablate'],
      'firedrill: --ablate and --mutate vary the drill itself, and redis-outage.hung is one of its variants\n  firedrill run redis-outage --ablate\n  [usage]\n',
    ],
  ] as const)('refuses %j before anything is started', async ([argv, stderr]) => {
    const drills = (await readdir('drills')).filter((file) => file.endsWith('.drill.ts')).map((file) => file.replace('.drill.ts', ''));
    expect(await runHere(...argv)).toEqual({ exitCode: 3, stdout: '', stderr: stderr.replace('DRILLS', drills.sort().join(', ')) });
  });
});

test('a mistake in a drill file is told with its line, relative to where one stands', async () => {
  await using bench = await drillBench({ file: 'drills/outage.drill.ts', written: 'breaks: [', instead: 'breaks: [(' });
  const { exitCode, stderr } = await runCli('plan', 'outage', '--drills', `${bench.folder}/drills`, '--runbooks', `${bench.folder}/runbooks`);
  expect(exitCode).toBe(3);
  const line = String(bench.lineOf('drills/outage.drill.ts', 'breaks: [('));
  expect(stderr).toMatch(new RegExp(`^firedrill: [^ ]*outage\\.drill\\.ts:${line}: the drill file cannot be loaded: .*\n {2}\\[drill-invalid\\]\n$`));
});

test('a good drill is planned and shown, and nothing is started', async () => {
  await using bench = await drillBench();
  const { exitCode, stdout, stderr } = await runHere(
    'plan',
    'outage',
    '--drills',
    `${bench.folder}/drills`,
    '--runbooks',
    `${bench.folder}/runbooks`,
  );
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(stdout).toContain('blackhole-1: drops every packet between app and redis');
  expect(stdout).toContain('alerted   within 1 min, played as 6 s');
  expect(stdout).toContain('    $ docker compose up -d redis');
  expect(stdout).toContain('    = keep users out');
});

test.each([
  ["'nothing'", '  lost      nothing\n'],
  ['seconds(5)', '  lost      no more than was acknowledged in the 5 s before the fault\n'],
])('a plan says what may be lost: %s', async (instead, said) => {
  await using bench = await drillBench({ file: 'drills/outage.drill.ts', written: "lost: 'nothing'", instead: `lost: ${instead}` });
  const { stdout } = await runHere('plan', 'outage', '--drills', `${bench.folder}/drills`, '--runbooks', `${bench.folder}/runbooks`);
  expect(stdout).toContain(said);
});

test('drills are listed for people and for programs', async () => {
  await using bench = await drillBench();
  const [people, programs] = await Promise.all([
    runHere('list', '--drills', `${bench.folder}/drills`),
    runHere('list', '--json', '--drills', `${bench.folder}/drills`),
  ]);
  const lines = people.stdout.split('\n');
  expect(lines[0]).toBe('outage  app "Redis unavailable" on app');
  expect(lines).toEqual(expect.arrayContaining(['  outage.hung', '  outage.no-fault  (sabotaged)']));
  expect(JSON.parse(programs.stdout)).toMatchObject([
    {
      ...{ id: 'outage', section: 'Redis unavailable', variants: ['hung', 'slower'] },
      twins: ['no-fault', 'withheld', 'lost-words', 'renamed', 'misses', 'hung.unrepaired'],
    },
  ]);
});
