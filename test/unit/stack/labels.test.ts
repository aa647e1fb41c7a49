import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { ownerIsAlive, ownerMark, projectOf } from '../../../src/stack/labels.ts';

const [boot = '', pid = '', started = ''] = ownerMark().split('/');

describe('the owner of a run', () => {
  test('is alive while it is this process', () => {
    expect(ownerIsAlive(ownerMark())).toBe(true);
    expect(pid).toBe(String(process.pid));
  });

  test('is alive while another process is, and dead once that has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    await once(child, 'spawn');
    const mark = ownerMark(child.pid);
    expect(ownerIsAlive(mark)).toBe(true);
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
    expect(ownerIsAlive(mark)).toBe(false);
  });

  test.skipIf(process.platform !== 'linux')('is dead when it has ended, although its parent has not taken notice', async () => {
    // It becomes a program that never waits for what it started, before that ends: the child stays a zombie, and its process id stays taken.
    const shell = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      const [told] = (await once(shell.stdout.setEncoding('utf8'), 'data')) as [string];
      const zombie = Number(told);
      await expect.poll(() => readFile(`/proc/${String(zombie)}/stat`, 'utf8')).toMatch(/\) Z /);
      expect(ownerIsAlive(ownerMark(zombie))).toBe(false);
    } finally {
      shell.kill('SIGKILL');
    }
  });

  test.skipIf(process.platform !== 'linux')('is dead when its process id was given to another process since', () => {
    expect(ownerIsAlive(`${boot}/${pid}/${String(Number(started) - 1)}`)).toBe(false);
  });

  test.skipIf(process.platform !== 'linux')('is dead when the machine has started again since', () => {
    expect(ownerIsAlive(`another-boot/${pid}/${started}`)).toBe(false);
  });

  test.each(['', 'x', '//', 'boot/x/1', 'boot/-1/1', 'boot/0/1', 'boot/1.5/1', 'boot/99999999999/1'])('is dead when its mark says %j', (mark) => {
    expect(ownerIsAlive(mark)).toBe(false);
  });
});

test('a run has one compose project', () => {
  expect(projectOf('20261121-104512-3f2a')).toBe('firedrill-20261121-104512-3f2a');
});
