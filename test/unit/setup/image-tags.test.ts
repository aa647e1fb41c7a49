import { chmod, rename, rm, writeFile } from 'node:fs/promises';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { imageRecipe } from '../../../src/setup/image-recipe.ts';
import { imageTags } from '../../../src/setup/image-tags.ts';
import { nodeVersion } from '../../../src/setup/stage-node-services.ts';
import { temporaryRoot } from './fake-site.ts';

const files = {
  'images/redis/Dockerfile': 'FROM debian:trixie-slim\n',
  'images/redis/entrypoint': '#!/bin/sh\n',
  'images/node-services/Dockerfile': 'FROM debian:trixie-slim\n',
  'images/notes.md': 'not an image',
  'package-lock.json': '{"packages":{"node_modules/node":{"version":"24.1.0"}}}',
  'fixtures/package.json': '{}',
  'fixtures/shop/service/main.ts': 'export {};\n',
  'fixtures/shop/rules.yml': 'groups: []\n',
};

async function tagsAfter(change: (root: string) => Promise<void>): Promise<readonly string[]> {
  const root = temporaryRoot(files);
  const before = await imageTags(root);
  await change(root);
  const after = await imageTags(root);
  return [...after.keys()].filter((name) => after.get(name) !== before.get(name));
}

describe('imageTags', () => {
  test('one tag for each image, twelve hexadecimal digits', async () => {
    const tags = await imageTags(temporaryRoot(files));
    expect([...tags.keys()]).toEqual(['node-services', 'redis']);
    expect(tags.get('redis')).toMatch(/^firedrill\/redis:[0-9a-f]{12}$/u);
  });

  test('two clones with the same content have the same tags, whatever their umask', async () => {
    const [one, two] = [temporaryRoot(files), temporaryRoot(files)];
    await chmod(path.join(two, 'images/redis/entrypoint'), 0o600);
    expect(await imageTags(one)).toEqual(await imageTags(two));
  });

  test.for<[string, (root: string) => Promise<void>, readonly string[]]>([
    ['content', (root) => writeFile(path.join(root, 'images/redis/entrypoint'), '#!/bin/bash\n'), ['redis']],
    ['a run bit', (root) => chmod(path.join(root, 'images/redis/entrypoint'), 0o755), ['redis']],
    ['a name', (root) => rename(path.join(root, 'images/redis/entrypoint'), path.join(root, 'images/redis/start')), ['redis']],
    ['a file less', (root) => rm(path.join(root, 'images/redis/entrypoint')), ['redis']],
    ["a service's source", (root) => writeFile(path.join(root, 'fixtures/shop/service/main.ts'), 'throw 1;\n'), ['node-services']],
    ['the lock file', (root) => writeFile(path.join(root, 'package-lock.json'), '{}'), ['node-services']],
    ['what only drills read', (root) => writeFile(path.join(root, 'fixtures/shop/rules.yml'), ''), []],
  ])('%s changes only the tags that it goes into', async ([, change, changed]) => {
    expect(await tagsAfter(change)).toEqual(changed);
  });

  test('asks nobody and is fast on the real images', async () => {
    const started = performance.now();
    const tags = await imageTags();
    expect(performance.now() - started).toBeLessThan(500);
    expect([...tags.keys()]).toEqual(expect.arrayContaining(['postgres', 'redis', 'toolbox', 'toxiproxy']));
  });

  test('an unknown image is refused by its name', async () => {
    await expect(imageRecipe(temporaryRoot(files), 'oracle')).rejects.toMatchObject({
      code: 'setup-failed',
      message: expect.stringContaining('"oracle"') as string,
    });
  });

  test('installed packages below fixtures/ are not sources', async () => {
    expect(
      await tagsAfter((root) => {
        mkdirSync(path.join(root, 'fixtures/node_modules/service'), { recursive: true });
        writeFileSync(path.join(root, 'fixtures/node_modules/service/index.js'), '');
        return Promise.resolve();
      }),
    ).toEqual([]);
  });
});

test('nodeVersion reads the pinned Node, or says that none is pinned', () => {
  expect(nodeVersion(files['package-lock.json'])).toBe('24.1.0');
  expect(() => nodeVersion('{}')).toThrow(/pins no version/u);
});
