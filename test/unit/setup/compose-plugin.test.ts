import { describe, expect, test } from 'vitest';

import { composeSuffices, composeVersion, ensureCompose } from '../../../src/setup/compose-plugin.ts';
import { fakeSite } from './fake-site.ts';

describe('composeVersion', () => {
  test.for([
    ['2.26.1-4\n', [2, 26, 1]],
    ['v2.29.1-desktop.1', [2, 29, 1]],
    ['v5.0.0', [5, 0, 0]],
    ['dev', undefined],
  ] as const)('%s', ([text, version]) => {
    expect(composeVersion(text)).toEqual(version);
  });
});

describe('composeSuffices', () => {
  test.for([
    [[2, 24, 4], true],
    [[2, 24, 3], false],
    [[2, 25, 0], true],
    [[3, 0, 0], true],
    [[1, 29, 2], false],
  ] as const)('%s', ([version, expected]) => {
    expect(composeSuffices(version)).toBe(expected);
  });
});

describe('ensureCompose', () => {
  test('one that is new enough is used as it is', async () => {
    const site = fakeSite({ 'docker compose version': { stdout: '2.26.1-4' } });
    await ensureCompose(site);
    expect(site.ran).toEqual(['docker compose version --short']);
  });

  test('one that is too old is named with what is needed', async () => {
    const site = fakeSite({ 'docker compose version': { stdout: 'v2.17.2' } });
    await expect(ensureCompose(site)).rejects.toMatchObject({
      code: 'compose-missing',
      message: expect.stringMatching(/is 2\.17\.2, but 2\.24\.4 or later/u) as string,
    });
  });

  test("where Debian's cannot run, it says so", async () => {
    const site = fakeSite({ 'docker version': { stdout: 's390x' } });
    await expect(ensureCompose(site)).rejects.toMatchObject({ code: 'compose-missing', message: expect.stringContaining('linux/s390x') as string });
  });
});
