import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { firedrill, start } from './firedrill.ts';
import { listenToCreations } from './left-behind.ts';

const folder = 'test/e2e/bad-drills';
const runbook = 'runbooks/account-api.md';

/** The place that a refusal must name: the line that a comment in the drill marks, or words in another file. */
interface Expected {
  readonly code: string;
  readonly file?: string;
  readonly words?: string;
  readonly drill?: string;
}

const cases: Readonly<Record<string, Expected>> = {
  'unknown-service': { code: 'service-unknown' },
  'unknown-link-client': { code: 'service-unknown' },
  'unknown-link-server': { code: 'service-unknown' },
  'link-to-itself': { code: 'link-unknown' },
  'no-link': { code: 'link-unknown' },
  'unknown-alert': { code: 'alert-unknown' },
  'unknown-step': { code: 'step-not-found' },
  'unbound-step': { code: 'step-unbound', file: runbook, words: '6. Leave maintenance mode.' },
  'no-such-section': { code: 'section-not-found' },
  'no-such-runbook': { code: 'runbook-not-found' },
  'duplicate-id': { code: 'drill-duplicate', drill: 'twice' },
  'injects-nothing': { code: 'drill-injects-nothing' },
  'fault-unsupported': { code: 'fault-unsupported' },
  'malformed-compose': { code: 'compose-invalid', file: `${folder}/malformed-compose/compose.broken`, words: 'ports:' },
  'not-a-drill': { code: 'drill-invalid', words: 'export default' },
  'throws-on-load': { code: 'drill-invalid' },
};

/** The line that holds the words; for a drill, the one marked by a comment at its end or right above. */
const placeOf = async (name: string, { file = `${folder}/${name}/${name}.drill.ts`, words }: Expected): Promise<string> => {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const at = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;
  const line = words === undefined ? at('// refused here') || at('// refused below') + 1 : at(words);
  return `${file}:${String(line)}:`;
};

const bad = async (
  ...args: readonly string[]
): Promise<{ readonly stderr: string; readonly stdout: string; readonly created: readonly string[] }> => {
  using creations = listenToCreations();
  const running = start('run', ...args);
  const { exitCode, stderr, stdout } = await running.ended;
  expect(exitCode, `${stdout}${stderr}`).toBe(3);
  return { stderr, stdout, created: creations.by(running.pid) };
};

describe('bad input is refused before anything starts, with exit code 3', () => {
  const output = join(tmpdir(), `firedrill-e2e-never-${String(process.pid)}`);
  afterAll(() => rm(output, { recursive: true, force: true }));

  test('every bad drill has its case', async () => {
    expect((await readdir(folder)).toSorted()).toEqual(Object.keys(cases).toSorted());
  });

  test.each(Object.entries(cases))('%s', async (name, expected) => {
    const { stderr, created } = await bad(expected.drill ?? name, '--drills', `${folder}/${name}`, '--output', output);
    expect(stderr).toContain(`[${expected.code}]`);
    if (name === 'duplicate-id')
      expect(stderr).toMatch(/^firedrill: \S+\/(?:a|b)\/twice\.drill\.ts:1: .* is taken by \S+\/(?:a|b)\/twice\.drill\.ts$/m);
    else expect(stderr).toContain(`firedrill: ${await placeOf(name, expected)}`);
    expect(created).toEqual([]);
    await expect(readdir(output), 'not even the output folder was made').rejects.toThrow();
  });

  test('a runbook whose section lost its heading', async () => {
    const runbooks = await mkdtemp(join(tmpdir(), 'firedrill-e2e-runbooks-'));
    try {
      await cp('runbooks', runbooks, { recursive: true });
      const file = join(runbooks, 'account-api.md');
      await writeFile(file, (await readFile(file, 'utf8')).replace('### Redis unavailable\n', '\n'));
      const { stderr, created } = await bad('redis-outage', '--runbooks', runbooks, '--output', output);
      expect(stderr).toContain('[section-not-found]');
      expect(stderr).toMatch(/^firedrill: drills\/redis-outage\.drill\.ts:\d+:\d+: .*has no section "Redis unavailable"$/m);
      expect(created).toEqual([]);
    } finally {
      await rm(runbooks, { recursive: true });
    }
  });

  test.each([
    ['a drill that does not exist', ['run', 'redis-outrage'], 'poison-outbox-row, rabbitmq-secondary-failover, redis-outage'],
    ['a variant that does not exist', ['run', 'redis-outage', '--variant', 'nope'], 'it has hung, no-fault, toothless'],
    ['a reporter that does not exist', ['run', 'redis-outage', '--reporter', 'fax'], 'fax'],
    ['a timing that does not exist', ['run', 'redis-outage', '--timing', 'slow'], 'fast, production'],
    ['a seed that is no number', ['run', 'redis-outage', '--seed', '1e3'], 'a whole number is needed'],
    ['no drill and no --all', ['run'], 'name drills, or give --all'],
    ['an option that does not exist', ['run', 'redis-outage', '--fast'], '--fast'],
    ['a command that does not exist', ['rum'], 'rum'],
    ['a report folder without reports', ['report', folder], 'report.json'],
  ])('%s', async (_, args, says) => {
    const { exitCode, stderr, stdout } = await firedrill(...args);
    expect(`${stdout}${stderr}`).toContain(says);
    expect(exitCode).toBe(3);
  });
});
