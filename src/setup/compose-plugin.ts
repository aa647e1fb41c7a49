import { chmod, mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

import { DrillError } from '../core/errors.ts';
import { aptArgs } from './apt-install.ts';
import { baseImage, ensureBaseImage } from './base-image.ts';
import { whileSaying } from './progress.ts';
import { lastLines, type RunCommand } from './run-command.ts';
import { withLock } from './setup-lock.ts';
import type { Site } from './site.ts';

/** The first Compose that knows `!override`, which the generated overlay uses. */
const oldest = [2, 24, 4] as const;

/** The version in what `docker compose version --short` prints (`2.26.1-4`, `v2.29.1-desktop.1`), as three numbers. */
export function composeVersion(text: string): readonly [number, number, number] | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)/u.exec(text.trim());
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** Whether a version is new enough for what the stacks use. */
export function composeSuffices(version: readonly [number, number, number]): boolean {
  const [major, minor, patch] = version;
  if (major !== oldest[0]) return major > oldest[0];
  return minor === oldest[1] ? patch >= oldest[2] : minor > oldest[1];
}

/** The version of the Compose plugin that the client has; undefined when it has none. */
export async function askCompose(run: RunCommand): Promise<readonly [number, number, number] | undefined> {
  const result = await run('docker', ['compose', 'version', '--short'], { timeoutMs: 10_000 });
  return result.code === 0 ? composeVersion(result.stdout) : undefined;
}

/**
 * Makes sure that `docker compose` works: as it is, else with the plugin of Debian 13, put among the user's own plugins.
 *
 * @throws DrillError `compose-missing` when it is too old, or missing where Debian's program cannot run.
 */
export async function ensureCompose(site: Site): Promise<void> {
  const version = (await askCompose(site.run)) ?? (await withLock(site, () => installPlugin(site)));
  if (composeSuffices(version)) return;
  throw new DrillError('compose-missing', `the Docker Compose plugin is ${version.join('.')}, but ${oldest.join('.')} or later is needed`, {
    hint: 'Update the package that brought it (docker-compose-plugin, docker-compose or Docker Desktop), then try again.',
  });
}

/** Debian's plugin is one static program, so it serves every Linux of the same processor. */
async function installPlugin(site: Site): Promise<readonly [number, number, number]> {
  const already = await askCompose(site.run);
  if (already !== undefined) return already;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const engineArch = (await site.run('docker', ['version', '--format', '{{.Server.Arch}}'])).stdout.trim();
  if (process.platform !== 'linux' || arch !== engineArch) {
    throw missing(`it is not there, and Debian's (linux/${engineArch}) does not run on this machine (${process.platform}/${arch})`);
  }
  const folder = path.join(process.env['DOCKER_CONFIG'] ?? path.join(homedir(), '.docker'), 'cli-plugins');
  await ensureBaseImage(site);
  await mkdir(folder, { recursive: true });
  await whileSaying(site.progress, 'compose', 'installing', () => fetchPlugin(site, path.join(folder, 'docker-compose')));
  const version = await askCompose(site.run);
  if (version === undefined) throw missing(`it was put into ${folder}, but "docker compose version" does not find it`);
  return version;
}

async function fetchPlugin(site: Site, target: string): Promise<void> {
  const script = [
    'set -e',
    'cd /tmp',
    `apt-get ${aptArgs.join(' ')} update`,
    `apt-get ${aptArgs.join(' ')} download docker-compose`,
    'dpkg -x docker-compose_*.deb plugin',
  ].join('\n');
  const made = await site.run('docker', ['create', '--label', 'firedrill.setup=compose', baseImage, 'sh', '-c', script]);
  const id = made.stdout.trim();
  const fresh = `${target}.${String(process.pid)}`;
  try {
    const started = await site.run('docker', ['start', '--attach', id], { timeoutMs: 300_000 });
    if (started.code !== 0) throw missing(`Debian's package could not be fetched:\n${lastLines(started.stderr || made.stderr, 5)}`);
    const copied = await site.run('docker', ['cp', `${id}:/tmp/plugin/usr/libexec/docker/cli-plugins/docker-compose`, fresh]);
    if (copied.code !== 0) throw missing(`Debian's package does not hold it:\n${lastLines(copied.stderr, 5)}`);
    await chmod(fresh, 0o755);
    await rename(fresh, target);
  } finally {
    await rm(fresh, { force: true });
    if (id !== '') await site.run('docker', ['rm', '--force', id]);
  }
}

function missing(why: string): DrillError {
  return new DrillError('compose-missing', `the Docker Compose plugin is missing: ${why}`, {
    hint: 'Install the Compose v2 plugin for the Docker client (package docker-compose-plugin or docker-compose), then try again.',
  });
}
