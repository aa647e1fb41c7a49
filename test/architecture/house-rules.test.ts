import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { glob } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

const filesOf = async (...patterns: readonly string[]): Promise<readonly string[]> =>
  (await Array.fromAsync(glob([...patterns], { exclude: (name) => name.includes('node_modules') }))).sort();

const lines = async (file: string): Promise<number> => (await readFile(file, 'utf8')).trimEnd().split('\n').length;

test('no source file is longer than 300 lines', async () => {
  const files = await filesOf('{src,faults,drills,fixtures,images}/**/*.ts');
  const long = await Promise.all(files.map(async (file) => ({ file, lines: await lines(file) })));
  expect(files.length).toBeGreaterThan(100);
  expect(long.filter((file) => file.lines > 300)).toEqual([]);
});

test('a drill reads like a section of a runbook: at most 80 lines', async () => {
  const drills = await filesOf('drills/**/*.drill.ts');
  const long = await Promise.all(drills.map(async (file) => ({ file, lines: await lines(file) })));
  expect(drills.length).toBeGreaterThan(0);
  expect(long.filter((file) => file.lines > 80)).toEqual([]);
});

test('files are kebab-case and named for what they hold', async () => {
  const names = (await filesOf('{src,faults,drills,fixtures,images,test,scripts}/**/*.ts')).map((file) => basename(file));
  expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.((property\.)?test|test-d|drill))?\.ts$/.test(name))).toEqual([]);
  expect(names.filter((name) => /^(utils?|helpers?|common|misc|types)\.ts$/.test(name))).toEqual([]);
});

test('core asks nothing of the world: no wall clock, no randomness, no process', async () => {
  const core = await filesOf('src/core/*.ts');
  const texts = await Promise.all(
    core.map(async (file) => ({ file, text: (await readFile(file, 'utf8')).replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '') })),
  );
  const impure = texts.filter(({ text }) => /\b(Date\.now|new Date\(|performance\.|Math\.random|process\.|setTimeout|fetch\()/.test(text));
  expect(impure.map(({ file }) => file)).toEqual([]);
});

test('every source file that a document names is there', async () => {
  const files = await filesOf('{src,faults,drills,fixtures,images,test,scripts}/**/*.ts');
  const documents = await filesOf('{README.md,docs/**/*.md}');
  const named = await Promise.all(
    documents.map(async (document) =>
      [...(await readFile(document, 'utf8')).matchAll(/`([a-z][a-z/-]*\.ts)`/g)].map(([, name]) => ({ document, name })),
    ),
  );
  expect(named.flat().length).toBeGreaterThan(30);
  expect(named.flat().filter(({ name = '' }) => !files.some((file) => `/${file}`.endsWith(`/${name}`)))).toEqual([]);
});

test('nothing is dead: every file, export and dependency is used', async () => {
  const { stdout } = await run('node', ['node_modules/knip/bin/knip.js', '--no-progress', '--no-config-hints']).catch(
    (error: unknown) => error as { stdout: string },
  );
  expect(stdout.trim()).toBe('');
});
