import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { environmentIsWritten, mergeEnvironment, writeEnvironment } from '../../../src/setup/env-file.ts';
import { imageEnvironment } from '../../../src/setup/image-environment.ts';
import { temporaryRoot } from './fake-site.ts';

const old = { FIREDRILL_IMAGE_REDIS: 'firedrill/redis:111111111111' };
const fresh = { FIREDRILL_IMAGE_REDIS: 'firedrill/redis:222222222222' };

describe('imageEnvironment', () => {
  test('names are upper snake', () => {
    expect(imageEnvironment(new Map([['node-services', 'firedrill/node-services:abc']]))).toEqual({
      FIREDRILL_IMAGE_NODE_SERVICES: 'firedrill/node-services:abc',
    });
  });
});

describe('mergeEnvironment', () => {
  test('an empty file becomes our block', () => {
    expect(mergeEnvironment('', fresh).split('\n')).toEqual([
      expect.stringMatching(/^# firedrill images/u),
      'FIREDRILL_IMAGE_REDIS=firedrill/redis:222222222222',
      '# firedrill images: end',
      '',
    ]);
  });

  test('other lines stay where they are, with and without a last newline', () => {
    const text = `A=1\n${mergeEnvironment('', old)}B=2\n`;
    expect(mergeEnvironment(text, fresh)).toBe(`A=1\n${mergeEnvironment('', fresh)}B=2\n`);
    expect(mergeEnvironment('A=1', fresh)).toBe(`A=1\n${mergeEnvironment('', fresh)}`);
  });

  test('merging again changes nothing', () => {
    const once = mergeEnvironment('A=1\n', fresh);
    expect(mergeEnvironment(once, fresh)).toBe(once);
  });

  test('a block that lost its end swallows no line of others', () => {
    const broken = mergeEnvironment('', old).replace('# firedrill images: end\n', 'B=2\n');
    expect(mergeEnvironment(broken, fresh)).toBe(`${mergeEnvironment('', fresh)}B=2\n`);
  });
});

describe('writeEnvironment', () => {
  test('writes once and then leaves the file alone', async () => {
    const file = path.join(temporaryRoot({ '.env': 'A=1\n' }), '.env');
    expect(await environmentIsWritten(file, fresh)).toBe(false);
    expect(await writeEnvironment(file, fresh)).toBe(true);
    expect(await environmentIsWritten(file, fresh)).toBe(true);
    const before = await stat(file);
    expect(await writeEnvironment(file, fresh)).toBe(false);
    expect((await stat(file)).ino).toBe(before.ino);
    expect(await readFile(file, 'utf8')).toMatch(/^A=1\n/u);
  });
});
