import { describe, expect, test } from 'vitest';
import { outputFolder, start, type Output, type Running } from './firedrill.ts';
import { leftBehind, openIntents } from './left-behind.ts';

const names = ['quick', 'check-that-throws'] as const;

const begin = (output: Output): Running =>
  start(
    ...['run', ...names, '--workers', '2', '--drills', 'test/e2e/no-evidence-drills', '--runbooks', 'test/e2e/no-evidence-runbooks'],
    ...['--seed', '7', '--no-history', '--output', output.folder],
  );

/** The run in which a worker tries this drill. */
const runOf = async (output: Output, name: string): Promise<string> => (await output.ledger(name))[0]?.run ?? '';

describe('firedrill run --workers 2', () => {
  test('tries each drill in a run of its own, and ends with the worst of them', async () => {
    await using output = await outputFolder();
    const { exitCode, stdout, stderr } = await begin(output).ended;
    const verdicts = await Promise.all(names.map(async (name) => [name, (await output.report(name)).verdict]));
    expect(verdicts, `${stdout}${stderr}`).toEqual([
      ['quick', 'held'],
      ['check-that-throws', 'inconclusive'],
    ]);
    expect(exitCode).toBe(2);
    const runs = await Promise.all(names.map((name) => runOf(output, name)));
    expect(new Set(runs).size).toBe(2);
    for (const [index, run] of runs.entries()) {
      expect(await leftBehind(run)).toEqual([]);
      expect(openIntents(await output.ledger(names[index]))).toEqual([]);
    }
  });

  test('Ctrl+C undoes what is in progress and begins nothing more', async () => {
    await using output = await outputFolder();
    const running = begin(output);
    // Whether the other has a place beside it is for the machine to say.
    await expect.poll(() => runOf(output, 'quick').catch(() => ''), { timeout: 60_000 }).not.toBe('');
    const run = await runOf(output, 'quick');
    await expect
      .poll(async () => (await leftBehind(run)).filter((one) => one.startsWith('container')).length, { timeout: 60_000 })
      .toBeGreaterThan(3);
    running.signalGroup('SIGINT');
    const { exitCode, stdout, stderr } = await running.ended;
    expect(exitCode, `${stdout}${stderr}`).toBe(130);
    expect(await output.report('quick')).toMatchObject({ outcome: 'aborted', exit_code: 130 });
    for (const name of names) {
      const begun = await runOf(output, name).catch(() => undefined);
      if (begun !== undefined) expect(await leftBehind(begun), name).toEqual([]);
    }
  });
});
