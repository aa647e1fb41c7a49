import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seenUndone } from '../../scripts/proof/seen-undone.ts';
import { startWatchedRun, type WatchedRun } from '../../scripts/proof/start-watched-run.ts';
import { watchdogsOf } from '../../scripts/proof/watchdogs-of.ts';
import { docker } from '../docker.ts';
import { firedrill, outputFolder, progress, start, type Output } from './firedrill.ts';
import { leftBehind, openIntents } from './left-behind.ts';

/** As long as by default, so that no busy machine is taken for a dead runner; and short, for those that are to stall. */
const leaseMs = 10_000;
const shortLeaseMs = 2_000;

const log = (output: Output): Promise<string> => readFile(join(output.folder, 'watchdog.log'), 'utf8').catch(() => '');

/** Waits until the watchdog has seen everything undone and is gone itself; answers how long that took, counted from the wall-clock instant `since`. */
const undoneByWatchdog = async (output: Output, runId: string, since: number): Promise<number> =>
  (await seenUndone(join(output.folder, 'watchdog.log'), runId)) - since;

const expectNothingLeft = async (output: Output, runId: string): Promise<void> => {
  expect(await leftBehind(runId)).toEqual([]);
  expect(openIntents(await output.ledger())).toEqual([]);
};

/** Command lines of this machine that name the run. */
const commandsNaming = async (runId: string): Promise<readonly string[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return commands.filter((command) => command.includes(runId)).map((command) => command.replaceAll('\0', ' '));
};

/** A run with a fault in force. */
const midFault = async (
  output: Output,
  { fault = 'blackhole', lease = leaseMs } = {},
): Promise<{ readonly running: WatchedRun; readonly runId: string }> => {
  const running = startWatchedRun(output.folder, 'pair', fault, 'mid-hold', lease);
  const runId = await running.said('run');
  await running.said('at mid-hold');
  return { running, runId };
};

const killAll = (pids: readonly number[]): void => {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
};

describe('a runner that is killed mid-fault', () => {
  test('is undone by its watchdog at once, with nobody else there', async () => {
    await using output = await outputFolder();
    const { running, runId } = await midFault(output);
    expect(await watchdogsOf(runId)).toHaveLength(1);
    const died = Date.now();
    process.kill(running.pid, 'SIGKILL');
    const took = await undoneByWatchdog(output, runId, died);
    progress(`killed: seen undone ${String(Math.round(took))} ms after its death`);
    expect(took, 'longer than the lease and a second').toBeLessThan(leaseMs + 1_000);
    await expectNothingLeft(output, runId);
    expect((await output.ledger()).at(-1)).toMatchObject({
      record: 'closed',
      saw: expect.stringMatching(/^moot: its containers are gone/) as unknown,
    });
  });

  test('while its containers are being made: what compose still makes goes as well', async () => {
    await using output = await outputFolder();
    const running = startWatchedRun(output.folder, 'pair', 'blackhole', 'none', leaseMs);
    const runId = await running.said('run');
    await expect.poll(async () => (await leftBehind(runId)).some((what) => what.startsWith('network')), { timeout: 30_000, interval: 20 }).toBe(true);
    const died = Date.now();
    process.kill(running.pid, 'SIGKILL');
    await undoneByWatchdog(output, runId, died);
    expect(await commandsNaming(runId), 'compose and its like').toEqual([]);
    await expectNothingLeft(output, runId);
  });

  test('and its watchdog with it: the next command undoes it and closes its ledger', async () => {
    await using output = await outputFolder();
    const { running, runId } = await midFault(output, { fault: 'kill' });
    killAll([...(await watchdogsOf(runId)), running.pid]);
    expect(await running.ended).toBe('SIGKILL');
    expect((await leftBehind(runId)).length).toBeGreaterThan(5);

    const looked = await firedrill('undo', '--run', runId, '--dry-run');
    expect(looked.stdout).toContain(`run ${runId}: kill-1 (kill on redis, written down at `);
    expect(looked.stdout).toContain(`run ${runId}: would remove container firedrill-${runId}-redis-1`);
    expect(openIntents(await output.ledger())).toEqual(['kill-1']);

    const { exitCode, stdout } = await firedrill('undo', '--run', runId);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`removed container firedrill-${runId}-redis-1`);
    expect(stdout).toMatch(/closed kill-1 \(kill on redis\): moot: its container is gone \(redis [0-9a-f]{12}\)/);
    await expectNothingLeft(output, runId);
  });

  test('and another command that undoes it at the same time as its watchdog: neither minds the other', async () => {
    await using output = await outputFolder();
    const { running, runId } = await midFault(output);
    const died = Date.now();
    process.kill(running.pid, 'SIGKILL');
    await running.ended;
    const answers = await Promise.all([firedrill('undo', '--run', runId), firedrill('undo', '--run', runId)]);
    expect(answers.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    await undoneByWatchdog(output, runId, died);
    await expectNothingLeft(output, runId);
  });

  test('although its target was removed meanwhile', async () => {
    await using output = await outputFolder();
    const { running, runId } = await midFault(output);
    await docker('rm', '--force', `firedrill-${runId}-redis-1`);
    const died = Date.now();
    process.kill(running.pid, 'SIGKILL');
    await undoneByWatchdog(output, runId, died);
    await expectNothingLeft(output, runId);
  });
});

test('a runner that stalls for longer than its lease is killed and undone: it must not wake up and inject again', async () => {
  await using output = await outputFolder();
  const { running, runId } = await midFault(output, { lease: shortLeaseMs });
  const stalled = Date.now();
  process.kill(running.pid, 'SIGSTOP');
  const took = await undoneByWatchdog(output, runId, stalled);
  progress(`stalled: seen undone ${String(Math.round(took))} ms later`);
  expect(await running.ended).toBe('SIGKILL');
  expect(took).toBeGreaterThan(shortLeaseMs);
  expect(await log(output)).toMatch(/stalled: the runner was silent for 2\d\d\d ms/);
  await expectNothingLeft(output, runId);
});

test('a pause that is shorter than the lease changes nothing', async () => {
  await using output = await outputFolder();
  const { running, runId } = await midFault(output, { lease: shortLeaseMs });
  process.kill(running.pid, 'SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, shortLeaseMs / 2));
  process.kill(running.pid, 'SIGCONT');
  await new Promise((resolve) => setTimeout(resolve, shortLeaseMs));
  expect(await log(output)).not.toMatch(/died|stalled/);
  killAll([running.pid]);
  await undoneByWatchdog(output, runId, Date.now());
  await expectNothingLeft(output, runId);
});

test('a watchdog minds no signal of a terminal or a supervisor', async () => {
  await using output = await outputFolder();
  const { running, runId } = await midFault(output);
  const [pid = 0] = await watchdogsOf(runId);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.kill(pid, signal);
  const died = Date.now();
  killAll([running.pid]);
  await undoneByWatchdog(output, runId, died);
  await expectNothingLeft(output, runId);
});

test('a run that loses its watchdog aborts within one lease, undoes everything itself and says why', async () => {
  await using output = await outputFolder();
  const running = start('run', 'redis-outage', '--output', output.folder);
  await running.said('Prove the steady state');
  const runId = (await output.ledger())[0]?.run ?? '';
  const lost = performance.now();
  killAll(await watchdogsOf(runId));
  const { exitCode, stderr } = await running.ended;
  progress(`watchdog lost: the run ended ${((performance.now() - lost) / 1_000).toFixed(1)} s later`);
  expect(exitCode, stderr).toBe(2);
  const report = await output.report('redis-outage');
  expect(report).toMatchObject({ outcome: 'harness-error', verdict: 'inconclusive', exit_code: 2 });
  expect(stderr).toContain(`firedrill: the watchdog of run ${runId} ended (SIGKILL): undoing everything before leaving.`);
  await expectNothingLeft(output, runId);
});

test('a runner that loses its watchdog with a fault in force lifts it, closes its record and injects no more', async () => {
  await using output = await outputFolder();
  const running = startWatchedRun(output.folder, 'pair', 'refuse', 'none', leaseMs);
  const runId = await running.said('run');
  await running.said('at mid-hold');
  killAll(await watchdogsOf(runId));
  expect(await running.said('gave up:')).toContain(`the watchdog of run ${runId} ended (SIGKILL)`);
  expect(await running.said('ended,')).toBe('0 left');
  expect(await running.ended).toBe('2');
  expect((await output.ledger()).filter(({ record }) => record === 'closed')).not.toEqual([]);
  await expectNothingLeft(output, runId);
});
