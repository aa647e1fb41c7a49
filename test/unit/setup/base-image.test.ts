import { describe, expect, test } from 'vitest';

import { ensureBaseImage } from '../../../src/setup/base-image.ts';
import { fakeSite } from './fake-site.ts';

describe('ensureBaseImage', () => {
  test('uses the one that is there', async () => {
    const site = fakeSite({ 'docker image inspect': {} });
    await ensureBaseImage(site);
    expect(site.ran).toHaveLength(1);
  });

  test('pulls it where a registry answers', async () => {
    const site = fakeSite({ 'docker image inspect': { code: 1 }, 'docker pull': {} });
    await ensureBaseImage(site);
    expect(site.ran.at(-1)).toBe('docker pull --quiet debian:trixie-slim');
  });

  test.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
    "makes it from Debian's mirror where none does, and names no mirror",
    async () => {
      const site = fakeSite({
        'docker image inspect': { code: 1 },
        'docker pull': { code: 1, stderr: 'no such host' },
        'debootstrap --version': {},
        'debootstrap': { code: 2, stderr: 'E: no release' },
      });
      await expect(ensureBaseImage(site)).rejects.toMatchObject({
        code: 'setup-failed',
        message: expect.stringContaining('E: no release') as string,
      });
      expect(site.ran.at(-1)).toMatch(/^debootstrap --variant=minbase trixie \S+\/root$/u);
      expect(site.said).toEqual([expect.stringContaining('no such host')]);
    },
  );
});
