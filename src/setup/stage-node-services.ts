import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, cp, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { DrillError } from '../core/errors.ts';
import { whileSaying } from './progress.ts';
import { lastLines } from './run-command.ts';
import type { Site } from './site.ts';

/** What npm reads to install the fixtures' packages. */
const npmFiles = ['package.json', 'package-lock.json', '.npmrc', 'fixtures/package.json'];

/**
 * Adds to a build context the packages that the fixtures need in production (`dependencies/`) and the Node program
 * (`node`), both for Linux on the engine's processor. npm's work is kept under `.firedrill/cache`
 * for the present lock file.
 *
 * @throws DrillError `setup-failed` with npm's last words.
 */
export async function stageNodeServices(site: Site, context: string): Promise<void> {
  const cached = await installed(site);
  await mkdir(path.join(context, 'dependencies'));
  for (const part of ['node_modules', 'fixtures/node_modules']) {
    if (!existsSync(path.join(cached, part))) continue;
    await cp(path.join(cached, part), path.join(context, 'dependencies', part), { recursive: true, verbatimSymlinks: true });
  }
  await stageNodeProgram(site, context);
}

/** Adds to a build context the Node program alone. @throws DrillError `setup-failed` with npm's last words. */
export async function stageNodeProgram(site: Site, context: string): Promise<void> {
  const program = path.join(await installed(site), 'node');
  // The program is 120 MB: a second name is as good as a copy.
  await link(program, path.join(context, 'node')).catch(() => copyFile(program, path.join(context, 'node')));
}

/** What is being fetched just now, by its folder: two builds at once that need the same do it once. */
const underWay = new Map<string, Promise<string>>();

/** The folder with npm's work for this lock file, made when it is not there; half-made work is never taken for whole. */
async function installed(site: Site): Promise<string> {
  const engine = (await site.run('docker', ['version', '--format', '{{.Server.Arch}}'])).stdout.trim();
  const cpu = engine === 'amd64' ? 'x64' : engine;
  const lock = await readFile(path.join(site.root, 'package-lock.json'), 'utf8');
  const manifest = await readFile(path.join(site.root, 'fixtures', 'package.json'), 'utf8');
  const key = createHash('sha256').update(`${cpu}\n${manifest}\n${lock}`).digest('hex').slice(0, 12);
  const folder = path.join(site.root, '.firedrill', 'cache', `npm-${key}`);
  const work = underWay.get(folder) ?? (existsSync(folder) ? Promise.resolve(folder) : install(site, cpu, lock, folder));
  underWay.set(folder, work);
  return await work.finally(() => underWay.delete(folder));
}

async function install(site: Site, cpu: string, lock: string, folder: string): Promise<string> {
  const cache = path.dirname(folder);
  const older = existsSync(cache) ? (await readdir(cache)).filter((name) => name.startsWith('npm-')) : [];
  for (const name of older) await rm(path.join(cache, name), { recursive: true, force: true });
  const fresh = `${folder}.part`;
  await mkdir(path.join(fresh, 'fixtures'), { recursive: true });
  for (const file of npmFiles) {
    if (existsSync(path.join(site.root, file))) await copyFile(path.join(site.root, file), path.join(fresh, file));
  }
  await whileSaying(site.progress, 'node-services', 'fetching packages', async () => {
    await npm(site, fresh, ['ci', '--workspace', 'fixtures', '--omit', 'dev', '--ignore-scripts', '--os', 'linux', '--cpu', cpu, '--libc', 'glibc']);
    await nodeProgram(site, fresh, cpu, nodeVersion(lock));
  });
  await rename(fresh, folder);
  return folder;
}

/** The version of Node that the lock file pins through the npm package `node`. */
export function nodeVersion(lock: string): string {
  const parsed = JSON.parse(lock) as { packages?: Record<string, { version?: string }> };
  const version = parsed.packages?.['node_modules/node']?.version;
  if (version === undefined) throw new DrillError('setup-failed', 'package-lock.json pins no version of the npm package "node"');
  return version;
}

async function nodeProgram(site: Site, folder: string, cpu: string, version: string): Promise<void> {
  const target = path.join(folder, 'node');
  const own = path.join(site.root, 'node_modules', 'node', 'bin', 'node');
  if (process.platform === 'linux' && process.arch === cpu && (await site.run(own, ['--version'])).stdout.trim() === `v${version}`) {
    await copyFile(own, target);
  } else {
    const scratch = path.join(folder, 'fetched');
    await mkdir(scratch);
    await writeFile(path.join(scratch, 'package.json'), '{"private":true}\n');
    await npm(site, scratch, ['install', '--no-save', '--force', '--ignore-scripts', `node-linux-${cpu}@${version}`]);
    await rename(path.join(scratch, 'node_modules', `node-linux-${cpu}`, 'bin', 'node'), target);
    await rm(scratch, { recursive: true });
  }
  await chmod(target, 0o755);
}

async function npm(site: Site, cwd: string, args: readonly string[]): Promise<void> {
  const result = await site.run('npm', [...args, '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd });
  if (result.code === 0) return;
  throw new DrillError('setup-failed', `npm ${args[0] ?? ''} for the image node-services failed:\n${lastLines(result.stderr || result.stdout, 5)}`);
}
