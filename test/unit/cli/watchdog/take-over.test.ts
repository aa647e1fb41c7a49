import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';
import { expect, test } from 'vitest';
import { monotonicClock } from '../../../../src/cli/monotonic-clock.ts';
import { takeOver } from '../../../../src/cli/watchdog/take-over.ts';
import { milliseconds } from '../../../../src/core/duration.ts';
import { dockerEngine } from '../../../../src/stack/docker-engine.ts';
import { ownerMark } from '../../../../src/stack/labels.ts';

test('what cannot be undone ends with exit code 5, and the commands to do it by hand', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'firedrill-test-'));
  const told: string[] = [];
  try {
    const code = await takeOver({
      engine: dockerEngine(new Docker({ socketPath: join(folder, 'nobody-listens.sock') })),
      runId: 'lost-run',
      // A process of an earlier boot: it is dead, whatever bears its number now.
      owner: `00000000-0000-0000-0000-000000000000/${String(process.pid)}/1`,
      ledger: join(folder, 'ledger.ndjson'),
      clock: monotonicClock(),
      grace: milliseconds(0),
      budget: milliseconds(300),
      tell: (line) => told.push(line),
    });
    expect(code).toBe(5);
  } finally {
    await rm(folder, { recursive: true });
  }
  expect(told.filter((line) => line.includes('the engine does not answer')).length).toBeGreaterThan(1);
  expect(told.at(-2)).toMatch(/^could not undo within \d+ ms\. Still there:$/);
  expect(told.at(-1)).toContain('By hand: docker rm --force --volumes $(docker ps --all --quiet --filter label=dev.firedrill.run=lost-run)');
});

test('a runner that does not end keeps nobody from undoing its run, and is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'firedrill-test-'));
  const told: string[] = [];
  const runner = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(runner, 'spawn');
  const ended: number[] = [];
  try {
    const code = await takeOver({
      engine: dockerEngine(new Docker({ socketPath: join(folder, 'nobody-listens.sock') })),
      runId: 'stuck-run',
      owner: ownerMark(runner.pid),
      ledger: join(folder, 'ledger.ndjson'),
      clock: monotonicClock(),
      grace: milliseconds(0),
      budget: milliseconds(300),
      patience: milliseconds(50),
      end: (pid) => ended.push(pid),
      tell: (line) => told.push(line),
    });
    expect(code).toBe(5);
  } finally {
    runner.kill('SIGKILL');
    await rm(folder, { recursive: true });
  }
  expect(ended).toEqual([runner.pid]);
  expect(told).toContain(`process ${String(runner.pid)} does not end. By hand: kill -9 ${String(runner.pid)}; firedrill undo`);
  expect(told.filter((line) => line.includes('the engine does not answer')).length, 'it tried all the same').toBeGreaterThan(1);
});
