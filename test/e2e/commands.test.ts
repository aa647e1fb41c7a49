import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { firedrill, start } from './firedrill.ts';
import { listenToCreations } from './left-behind.ts';

describe('the commands that start nothing', () => {
  test('list --json names every drill with its section and variants', async () => {
    const { exitCode, stdout } = await firedrill('list', '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual({
      id: 'redis-outage',
      file: 'drills/redis-outage.drill.ts',
      runbook: 'account-api',
      section: 'Redis unavailable',
      stack: 'account-api',
      variants: ['hung'],
      twins: ['no-fault', 'toothless', 'restart-withheld', 'wrong-alert', 'misspelt-command', 'lost-login', 'hung.stop-withheld'],
    });
  });

  test('list names them for people', async () => {
    const { exitCode, stdout } = await firedrill('list');
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'redis-outage  account-api "Redis unavailable" on account-api\n  redis-outage.hung\n  redis-outage.no-fault  (sabotaged)\n',
    );
  });

  test('plan says what would be broken, promised and done, with the lines of the document', async () => {
    using creations = listenToCreations();
    const running = start('plan', 'redis-outage.restart-withheld');
    const { exitCode, stdout } = await running.ended;
    expect(exitCode).toBe(0);
    expect(stdout).toContain('redis-outage.restart-withheld tries "Redis unavailable" (runbooks/account-api.md:');
    expect(stdout).toContain('blackhole-1: drops every packet between app and redis');
    expect(stdout).toContain('restored  within 5 min, played as 30 s');
    expect(stdout).toMatch(/runbooks\/account-api\.md:\d+ {2}Start Redis again: {2}\(withheld\)/);
    // Verbatim: what is printed here is what will be typed.
    const document = await readFile('runbooks/account-api.md', 'utf8');
    const commands = [...stdout.matchAll(/^ {4}\$ (.*)$/gm)].map(([, command]) => command ?? '');
    expect(commands).toHaveLength(5);
    for (const command of commands) expect(document).toContain(`   ${command}\n`);
    expect(creations.by(running.pid)).toEqual([]);
  });

  test('doctor finds this machine ready', async () => {
    const { exitCode, stdout } = await firedrill('doctor');
    expect(stdout).not.toMatch(/^(?:missing|broken)/m);
    expect(exitCode).toBe(0);
  });

  test('undo --run of a run that never was says that nothing is here', async () => {
    const answer = await firedrill('undo', '--run', '20000101-000000-0000');
    expect(answer).toMatchObject({ exitCode: 0, stdout: 'nothing of run 20000101-000000-0000 is here\n' });
  });

  test.each(['--help', '--version'])('%s', async (option) => {
    const { exitCode, stdout } = await firedrill(option);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(option === '--help' ? /^Usage: firedrill/ : /^\d+\.\d+\.\d+\n$/);
  });
});
