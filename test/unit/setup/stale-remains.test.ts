import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { processLife } from '../../../src/setup/process-life.ts';
import { owns, pidIn, removeDeadSocket, removeStalePidFile } from '../../../src/setup/stale-remains.ts';
import { temporaryRoot } from './fake-site.ts';

describe('owns', () => {
  const life = { program: 'dockerd', alive: true, began: '1' };
  test('the living program does, its zombie and a stranger do not', () => {
    expect(owns(life, 'dockerd')).toBe(true);
    expect(owns({ ...life, alive: false }, 'dockerd')).toBe(false);
    expect(owns({ ...life, program: 'sshd' }, 'dockerd')).toBe(false);
    expect(owns(undefined, 'dockerd')).toBe(false);
  });
});

describe('removeStalePidFile', () => {
  test.for([
    ['of a stranger', String(process.pid)],
    ['that is empty', ''],
    ['without a number', 'none'],
  ])('removes a file %s', async ([, text]) => {
    const file = path.join(temporaryRoot({ 'docker.pid': text ?? '' }), 'docker.pid');
    expect(await removeStalePidFile(file, 'dockerd')).toBe(true);
    expect(existsSync(file)).toBe(false);
  });

  test.runIf(process.platform === 'linux')('leaves the file of its living program', async () => {
    const sleeper = spawn('sleep', ['30']);
    await once(sleeper, 'spawn');
    const file = path.join(temporaryRoot({}), 'sleep.pid');
    await writeFile(file, String(sleeper.pid));
    expect(pidIn(file)).toBe(sleeper.pid);
    expect(processLife(sleeper.pid ?? 0)?.program).toBe('sleep');
    expect(await removeStalePidFile(file, 'sleep')).toBe(false);

    sleeper.kill('SIGKILL');
    await once(sleeper, 'exit');
    expect(await removeStalePidFile(file, 'sleep')).toBe(true);
  });

  test('no file is nothing to remove', async () => {
    expect(await removeStalePidFile(path.join(temporaryRoot({}), 'docker.pid'), 'dockerd')).toBe(false);
  });
});

describe('removeDeadSocket', () => {
  test('leaves a socket while somebody listens, removes it when nobody does', async () => {
    const file = path.join(temporaryRoot({}), 'engine.sock');
    // Its own process, killed: a server that closes takes its socket away by itself.
    const script = `require('node:net').createServer().listen(${JSON.stringify(file)}, () => console.log('up'))`;
    const server = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(server.stdout, 'data');
    expect(await removeDeadSocket(file)).toBe(false);

    server.kill('SIGKILL');
    await once(server, 'exit');
    expect(existsSync(file)).toBe(true);
    expect(await removeDeadSocket(file)).toBe(true);
    expect(existsSync(file)).toBe(false);
  });

  test('no socket is nothing to remove', async () => {
    expect(await removeDeadSocket(path.join(temporaryRoot({}), 'engine.sock'))).toBe(false);
  });
});
