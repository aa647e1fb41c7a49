import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCommit } from '../../../src/cli/read-commit.ts';
import { runCommand } from '../../../src/setup/run-command.ts';

let folder = '';
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, encoding: 'utf8' });
const read = (): ReturnType<typeof readCommit> =>
  readCommit((file, args, options) => runCommand(file, args, { ...options, cwd: folder, env: { ...options?.env, GIT_CEILING_DIRECTORIES: folder } }));
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-git-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('nothing outside of a repository and before the first commit; then the commit, and whether files differ from it', async () => {
  expect(await read()).toBeNull();
  git('init', '--quiet');
  expect(await read()).toBeNull();
  await writeFile(join(folder, 'a'), 'one');
  git('add', 'a');
  git('commit', '--quiet', '--no-verify', '-m', 'first');
  const id = git('rev-parse', 'HEAD').trim();
  await writeFile(join(folder, 'new'), 'not yet of the repository');
  expect(await read()).toEqual({ id, dirty: false });
  await writeFile(join(folder, 'a'), 'two');
  expect(await read()).toEqual({ id, dirty: true });
});

test('no git is no commit', async () => {
  expect(await readCommit(() => Promise.resolve({ code: 127, stdout: '', stderr: 'spawn git ENOENT' }))).toBeNull();
});
