import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, test } from 'vitest';

import { silent } from '../../../src/setup/progress.ts';
import { isStale, parseHolder, withLock } from '../../../src/setup/setup-lock.ts';
import { temporaryRoot } from './fake-site.ts';

describe('isStale', () => {
  const holder = { pid: 77, began: '1000' };
  const life = { program: 'node', alive: true, began: '1000' };
  test.for([
    ['its living holder', holder, life, true, false],
    ['a holder that became a zombie', holder, { ...life, alive: false }, true, true],
    ['a number that went to another process', holder, { ...life, began: '2000' }, true, true],
    ['a holder that is gone', holder, undefined, false, true],
    ['a living holder where the system says no more', { pid: 77, began: '0' }, undefined, true, false],
    ['a file that names nobody', undefined, undefined, false, true],
  ] as const)('%s', ([, who, lives, answers, expected]) => {
    expect(isStale(who, lives, answers)).toBe(expected);
  });

  test('parseHolder reads only what a holder writes', () => {
    expect(parseHolder('77 1000\n')).toEqual({ pid: 77, began: '1000' });
    expect(parseHolder('77')).toBeUndefined();
    expect(parseHolder('')).toBeUndefined();
  });
});

describe('withLock', () => {
  test('one works while the others wait, and nothing is left', async () => {
    const root = temporaryRoot({});
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(20);
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock({ lockFile: path.join(root, 'lock'), progress: silent }, work)));
    expect(most).toBe(1);
    expect(await readdir(root)).toEqual([]);
  });

  test('the lock of a dead one is taken over, by one at a time', async () => {
    // No process has this number: it is above the largest that Linux gives out.
    const root = temporaryRoot({ lock: '4194305 1\n' });
    const file = path.join(root, 'lock');
    const seen: string[] = [];
    await Promise.all([1, 2].map(() => withLock({ lockFile: file, progress: silent }, async () => void seen.push(await readFile(file, 'utf8')))));
    expect(seen.map((text) => text.split(' ')[0])).toEqual([String(process.pid), String(process.pid)]);
    expect(existsSync(file)).toBe(false);
  });

  test('a failure of the work is passed on and the lock is given back', async () => {
    const file = path.join(temporaryRoot({}), 'lock');
    await expect(withLock({ lockFile: file, progress: silent }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });
});
