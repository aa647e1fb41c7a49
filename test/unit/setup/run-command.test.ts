import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { lastLines, runCommand } from '../../../src/setup/run-command.ts';
import { temporaryRoot } from './fake-site.ts';

describe('runCommand', () => {
  test('answers exit code and both outputs', async () => {
    expect(await runCommand('sh', ['-c', 'echo out; echo err >&2; exit 3'])).toEqual({ code: 3, stdout: 'out\n', stderr: 'err\n' });
  });
  test('a program that is not there is 127', async () => {
    expect(await runCommand('firedrill-no-such-program', [])).toMatchObject({ code: 127 });
  });
  test('a program that takes too long is ended', async () => {
    expect(await runCommand('sleep', ['30'], { timeoutMs: 50 })).toMatchObject({ code: 128 });
  });
  test('there is nothing to read on stdin, and variables are laid over those of the process', async () => {
    expect(await runCommand('sh', ['-c', 'cat; printf "%s" "$DRILL"'], { env: { DRILL: 'a $b' } })).toMatchObject({ code: 0, stdout: 'a $b' });
  });
  test('a log file takes both outputs and forgets those of before', async () => {
    const logFile = path.join(temporaryRoot({ log: 'old\n' }), 'log');
    expect(await runCommand('sh', ['-c', 'echo out; echo err >&2'], { logFile })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await readFile(logFile, 'utf8')).toBe('out\nerr\n');
  });
});

test('lastLines drops empty lines', () => {
  expect(lastLines('a\n\nb  \n\nc\n\n', 2)).toBe('b\nc');
});
