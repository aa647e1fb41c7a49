import { appendFileSync, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { describe, expect, test } from 'vitest';

import { ensureImages } from '../../../src/setup/ensure-images.ts';
import { fakeSite, temporaryRoot } from './fake-site.ts';

const files = Object.fromEntries(
  ['one', 'two', 'three', 'compiled'].map((name) => [
    `images/${name}/Dockerfile`,
    `FROM debian:trixie-slim\n# ${name}\n${name === 'compiled' ? 'FROM debian:trixie-slim\n' : ''}`,
  ]),
);
const nothingThere = { 'docker image inspect --format {{.Id}} debian:trixie-slim': {}, 'docker image inspect': { code: 1 } };

describe('ensureImages', () => {
  test('with all there it builds nothing, says one line and writes the environment file', async () => {
    const site = fakeSite({ 'docker image inspect': {} }, temporaryRoot(files));
    const tags = await ensureImages(undefined, site.progress, site);
    expect(site.ran.filter((line) => !line.startsWith('docker image inspect'))).toEqual([]);
    expect(site.said).toEqual(['images          all 4 there']);
    expect(await readFile(path.join(site.root, '.env'), 'utf8')).toContain(`FIREDRILL_IMAGE_ONE=${tags.get('one') ?? ''}\n`);
  });

  test('builds what is missing, two at a time, what is compiled first', async () => {
    let running = 0;
    let most = 0;
    const site = fakeSite(
      {
        ...nothingThere,
        'docker build': async () => {
          running += 1;
          most = Math.max(most, running);
          await sleep(10);
          running -= 1;
          return {};
        },
      },
      temporaryRoot(files),
    );
    const tags = await ensureImages(undefined, site.progress, site);
    const built = site.ran.filter((line) => line.startsWith('docker build')).map((line) => line.split(' ')[4]);
    expect(built.slice(0, 2)).toContain(tags.get('compiled'));
    expect(built.toSorted()).toEqual([...tags.values()].toSorted());
    expect(most).toBe(2);
  });

  test('builds only what is asked for', async () => {
    const site = fakeSite({ ...nothingThere, 'docker build': {} }, temporaryRoot(files));
    const tags = await ensureImages(['two'], site.progress, site);
    expect(site.ran.filter((line) => line.startsWith('docker build')).map((line) => line.split(' ')[4])).toEqual([tags.get('two')]);
  });

  test('a failed build names image and log, ends with its last words, and lets the others finish', async () => {
    const site = fakeSite(
      {
        ...nothingThere,
        'docker build': (args, options) => {
          if (!args.some((arg) => arg.startsWith('firedrill/two:'))) return {};
          appendFileSync(options.logFile ?? '', 'Step 1/1\nE: Unable to locate package nonsense\n');
          return { code: 1 };
        },
      },
      temporaryRoot(files),
    );
    const failure: unknown = await ensureImages(undefined, site.progress, site).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'image-build-failed' });
    const { message } = failure as Error;
    expect(message).toContain('the image two');
    expect(message).toContain('.firedrill/logs/image-two.log');
    expect(message).toMatch(/E: Unable to locate package nonsense$/u);
    expect(site.ran.filter((line) => line.startsWith('docker build'))).toHaveLength(4);
    expect(existsSync(path.join(site.root, '.firedrill/cache/context-two'))).toBe(false);
  });

  test('an unknown image is refused before anything is built', async () => {
    const site = fakeSite(nothingThere, temporaryRoot(files));
    await expect(ensureImages(['four'], site.progress, site)).rejects.toMatchObject({ code: 'setup-failed' });
    expect(site.ran.some((line) => line.startsWith('docker build'))).toBe(false);
  });
});
