import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { leaseSetting } from '../../../../src/cli/watchdog/lease-setting.ts';
import { startWatchdog, type Watchdog } from '../../../../src/cli/watchdog/start-watchdog.ts';
import { milliseconds, seconds } from '../../../../src/core/duration.ts';

let output = '';
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'firedrill-watchdog-'));
});
afterEach(() => rm(output, { recursive: true, force: true }));

/** A watchdog that is a line of JavaScript: what the runner's side does can be seen without the other. */
const started = (script: string, readyMs = 10_000, goneMs = 5_000): Promise<Watchdog> =>
  startWatchdog({
    ...{ runId: 'run-1', output, ledger: join(output, 'ledger.ndjson'), lease: milliseconds(500) },
    ...{ program: ['--eval', script, '--'], readyWithin: milliseconds(readyMs), goneWithin: milliseconds(goneMs) },
  });

const echoes = `process.stdin.on('data', (text) => process.stderr.write(text)); console.log('ready')`;
const log = (): Promise<string> => readFile(join(output, 'watchdog.log'), 'utf8');

describe('starting a watchdog', () => {
  test.each([
    ['that never gets ready', 'setInterval(() => undefined, 1000)', 300, /^the watchdog did not get ready within 300 ms: nothing was started$/],
    ['that ends at once', 'process.exit(7)', 10_000, /^the watchdog ended with 7 before it was ready: nothing was started$/],
  ])('%s is refused', async (_, script, readyMs, message) => {
    await expect(started(script, readyMs)).rejects.toMatchObject({
      code: 'watchdog-missing',
      exitCode: 4,
      message: expect.stringMatching(message) as unknown,
    });
  });

  test('tells it who leads the run, says "alive" at each beat and "done" at the end, and waits until it is gone', async () => {
    const watchdog = await started(`process.stderr.write(process.argv.slice(1).join(' ') + '\\n'); ${echoes}`);
    await expect.poll(log).toMatch(/alive\nalive\n/);
    await watchdog.release();
    expect(watchdog.lost.aborted).toBe(false);
    const [argv = '', ...words] = (await log()).trimEnd().split('\n');
    expect(argv).toMatch(
      new RegExp(`^watchdog --run run-1 --owner [^ ]+/${String(process.pid)}/\\d+ --ledger ${output}/ledger.ndjson --log .* --lease 500$`),
    );
    expect(words.at(-1)).toBe('done');
  });

  test('lets it hear the end of the pipe alone when it is disposed of without release', async () => {
    const watchdog = await started(`${echoes}; process.stdin.on('end', () => process.stderr.write('end\\n'))`);
    watchdog[Symbol.dispose]();
    await expect.poll(log).toMatch(/end\n$/);
    expect(await log()).not.toContain('done');
  });

  test('notices that it is lost, with what ended it', async () => {
    const watchdog = await started(`console.log('ready'); setTimeout(() => process.kill(process.pid, 'SIGKILL'), 50)`);
    await expect.poll(() => watchdog.lost.aborted).toBe(true);
    expect(watchdog.lost.reason).toMatchObject({ code: 'watchdog-lost', exitCode: 2, message: 'the watchdog of run run-1 ended (SIGKILL)' });
    await watchdog.release();
  });

  test('kills one that does not go', async () => {
    const watchdog = await started(
      `process.on('SIGTERM', () => undefined); console.error(process.pid); console.log('ready'); setInterval(() => undefined, 1000)`,
      10_000,
      300,
    );
    const pid = Number((await log()).trim());
    await watchdog.release();
    await expect.poll(() => isThere(pid)).toBe(false);
  });
});

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the lease of a run', () => {
  test.each([
    [{}, seconds(10)],
    [{ FIREDRILL_LEASE_MS: '' }, seconds(10)],
    [{ FIREDRILL_LEASE_MS: '2000' }, seconds(2)],
  ])('%j is %d ms', (environment, lease) => {
    expect(leaseSetting(environment)).toBe(lease);
  });

  test.each(['2s', '-1', '0', '499', '600001', '1e3', ' 2000'])('%j is refused', (FIREDRILL_LEASE_MS) => {
    expect(() => leaseSetting({ FIREDRILL_LEASE_MS })).toThrow(expect.objectContaining({ code: 'usage', exitCode: 3 }));
  });
});
