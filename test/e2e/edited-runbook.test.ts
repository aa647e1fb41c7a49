import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { firedrill, outputFolder } from './firedrill.ts';
import { told } from './not-held.ts';
import { leftBehind } from './left-behind.ts';

describe('firedrill run --runbooks DIR', () => {
  test('tries an edited copy of the document: a misspelt service is drift at its line, and so is a sentence that nobody has accepted', async () => {
    await using output = await outputFolder();
    const runbooks = join(output.folder, 'runbooks');
    await cp('runbooks', runbooks, { recursive: true });
    const file = join(runbooks, 'account-api.md');
    const text = await readFile(file, 'utf8');
    const [leave, end] = ['Leave maintenance mode.', 'End maintenance mode.'];
    await writeFile(file, text.replace('logs redis --tail 50', 'logs reddis --tail 50').replace(`6. ${leave}`, `6. ${end}`));
    const lineOf = (words: string): number => text.split('\n').findIndex((one) => one.includes(words)) + 1;
    const line = lineOf('logs redis --tail 50');

    const answer = await firedrill('run', 'redis-outage', '--runbooks', runbooks, '--output', join(output.folder, 'run'));
    const report = await output.report('run/redis-outage');
    expect(report, told(report)).toMatchObject({ verdict: 'drift', outcome: 'finished', exit_code: 1, runbook: { file } });
    expect(answer.exitCode).toBe(1);
    const drifted = report.steps.filter(({ verdict }) => verdict !== 'held');
    expect(drifted).toMatchObject([{ verdict: 'drift', file, line, command: expect.stringContaining('logs reddis') as unknown }]);
    expect(drifted[0]?.why).toContain('reddis');
    expect(report.findings.filter(({ verdict }) => verdict !== 'held')).toMatchObject([
      { verdict: 'drift', file, line, saw: 'the compose file has no service "reddis"' },
      { verdict: 'drift', file, line: lineOf(`6. ${leave}`), saw: `the document changed here since: accepted "${leave}", now "${end}"` },
    ]);
    expect(report.summary).toContain(`${file}:${String(line)}`);
    expect(await leftBehind(report.run_id)).toEqual([]);
  });
});
