import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DrillError } from '../core/errors.ts';
import { aptInstall } from './apt-install.ts';
import { whileSaying } from './progress.ts';
import { lastLines } from './run-command.ts';
import type { Site } from './site.ts';

/** What every image stands on. */
export const baseImage = 'debian:trixie-slim';

/**
 * Makes sure that the base image is there: as it is, else pulled, else made from Debian's mirror.
 *
 * @throws DrillError `setup-failed` when none of these is possible.
 */
export async function ensureBaseImage(site: Site): Promise<void> {
  if (await hasImage(site, baseImage)) return;
  const pulled = await whileSaying(site.progress, 'base image', 'pulling', () =>
    site.run('docker', ['pull', '--quiet', baseImage], { timeoutMs: 120_000 }),
  );
  if (pulled.code === 0) return;
  site.progress(
    `base image      ${baseImage} cannot be pulled (${lastLines(pulled.stderr, 1) || 'no answer in time'}); making it from Debian's mirror`,
  );
  await debootstrap(site);
}

/** Whether the engine has an image under this tag. */
export async function hasImage(site: Site, tag: string): Promise<boolean> {
  return (await site.run('docker', ['image', 'inspect', '--format', '{{.Id}}', tag])).code === 0;
}

/** What the official slim image leaves out, so that ours does not differ from it where it matters. */
const leftOut = ['doc', 'groff', 'info', 'linda', 'lintian', 'locale', 'man'];
const excludes = [...leftOut.map((name) => `path-exclude /usr/share/${name}/*`), 'path-include /usr/share/doc/*/copyright', ''].join('\n');

async function debootstrap(site: Site): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new DrillError('setup-failed', `the image ${baseImage} cannot be pulled, and only root on Debian can make it here`, {
      hint: `Give the engine access to a registry (or "docker load" the image ${baseImage}), then try again.`,
    });
  }
  if ((await site.run('debootstrap', ['--version'])).code !== 0) await aptInstall(site, ['debootstrap']);
  const temporary = await mkdtemp(path.join(tmpdir(), 'firedrill-base-'));
  try {
    const folder = path.join(temporary, 'root');
    await mkdir(path.join(folder, 'etc/dpkg/dpkg.cfg.d'), { recursive: true });
    await whileSaying(site.progress, 'base image', 'making', async () => {
      await demand(site, 'debootstrap', ['--variant=minbase', 'trixie', folder]);
      await writeFile(path.join(folder, 'etc/dpkg/dpkg.cfg.d/docker'), excludes);
      const archive = path.join(temporary, 'root.tar');
      const unwanted = [
        ...leftOut.filter((name) => name !== 'doc').map((name) => `./usr/share/${name}/*`),
        './var/cache/apt/*',
        './var/lib/apt/lists/*',
        './etc/resolv.conf',
        './etc/hostname',
      ];
      await demand(site, 'tar', ['-C', folder, ...unwanted.map((name) => `--exclude=${name}`), '-cf', archive, '.']);
      await demand(site, 'docker', ['import', '--change', 'CMD ["bash"]', archive, baseImage]);
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function demand(site: Site, file: string, args: readonly string[]): Promise<void> {
  const result = await site.run(file, args);
  if (result.code === 0) return;
  throw new DrillError('setup-failed', `${baseImage} could not be made, ${file} failed:\n${lastLines(result.stderr || result.stdout, 5)}`);
}
