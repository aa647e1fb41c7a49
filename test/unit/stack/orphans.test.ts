import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { endOrphans, markChildren, unmarkedEnvironment } from '../../../src/stack/orphans.ts';

const before = process.env['FIREDRILL_RUN'];
afterEach(() => {
  if (before === undefined) delete process.env['FIREDRILL_RUN'];
  else process.env['FIREDRILL_RUN'] = before;
});

const sleeper = (env: NodeJS.ProcessEnv): ReturnType<typeof spawn> => spawn('sleep', ['60'], { stdio: 'ignore', env });

describe.skipIf(process.platform !== 'linux')('what a dead run had started', () => {
  test('is found by its mark and ended; a stranger, and what is to outlive the run, are not', async () => {
    const runId = `orphans-${randomBytes(4).toString('hex')}`;
    const stranger = sleeper(process.env);
    markChildren(runId);
    const orphan = sleeper(process.env);
    const watchdog = sleeper(unmarkedEnvironment());
    const neighbour = sleeper({ ...process.env, FIREDRILL_RUN: `${runId}0` });
    try {
      await Promise.all([stranger, orphan, watchdog, neighbour].map((child) => once(child, 'spawn')));
      const gone = once(orphan, 'exit');
      expect(await endOrphans(runId)).toEqual([`sleep (${String(orphan.pid)})`]);
      expect(await gone).toEqual([null, 'SIGKILL']);
      expect(await endOrphans(runId)).toEqual([]);
      expect([stranger, watchdog, neighbour].map(({ exitCode, signalCode }) => [exitCode, signalCode])).toEqual([
        [null, null],
        [null, null],
        [null, null],
      ]);
    } finally {
      for (const child of [stranger, orphan, watchdog, neighbour]) child.kill('SIGKILL');
    }
  });
});
