import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { askEngine } from '../../../src/setup/ask-engine.ts';
import { setUp } from '../../../src/setup/doctor.ts';
import { ensureImages } from '../../../src/setup/ensure-images.ts';
import { imageTags } from '../../../src/setup/image-tags.ts';
import { runCommand } from '../../../src/setup/run-command.ts';
import { thisSite } from '../../../src/setup/site.ts';

let root: string;

beforeEach(async () => {
  expect(await askEngine(runCommand)).toMatchObject({ state: 'answers' });
  root = mkdtempSync(path.join(tmpdir(), 'firedrill-test-'));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test('with every image there, set-up is quick, says one line and finds all well', { timeout: 30_000 }, async () => {
  await ensureImages();
  const said: string[] = [];
  const started = performance.now();
  const found = await setUp({ fix: true, progress: (line) => said.push(line) });
  expect(performance.now() - started).toBeLessThan(5000);
  expect(said).toEqual([expect.stringMatching(/^images +all \d+ there$/u)]);
  expect(found.map((check) => `${check.name} ${check.state}`)).toEqual(['engine ok', 'compose ok', 'images ok', 'environment ok']);
});

test('a broken recipe is an error that names the image and its log', { timeout: 60_000 }, async () => {
  mkdirSync(path.join(root, 'images', 'broken'), { recursive: true });
  writeFileSync(path.join(root, 'images', 'broken', 'Dockerfile'), 'FROM debian:trixie-slim\nRUN echo these are my last words && exit 7\n');
  const failure: unknown = await ensureImages(undefined, undefined, { ...thisSite(), root }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'image-build-failed', exitCode: 4 });
  const { message } = failure as Error;
  expect(message).toContain('the image broken could not be built');
  expect(message).toContain('.firedrill/logs/image-broken.log');
  expect(message).toContain('these are my last words');
  expect(readFileSync(path.join(root, '.firedrill/logs/image-broken.log'), 'utf8')).toContain('these are my last words');
  expect(existsSync(path.join(root, '.firedrill/cache/context-broken'))).toBe(false);
});

test('a recipe is built once under its own tag, and again only when it changes', { timeout: 60_000 }, async () => {
  const dockerfile = path.join(root, 'images', 'scratchpad', 'Dockerfile');
  mkdirSync(path.dirname(dockerfile), { recursive: true });
  const built: (string | undefined)[] = [];
  const said: string[] = [];
  try {
    for (const text of ['FROM debian:trixie-slim\nENV TRY=1\n', 'FROM debian:trixie-slim\nENV TRY=1\n', 'FROM debian:trixie-slim\nENV TRY=2\n']) {
      writeFileSync(dockerfile, text);
      built.push((await ensureImages(['scratchpad'], (line) => said.push(line), { ...thisSite((line) => said.push(line)), root })).get('scratchpad'));
    }
    expect(built[0]).toBe(built[1]);
    expect(built[2]).not.toBe(built[0]);
    expect((await imageTags(root)).get('scratchpad')).toBe(built[2]);
    expect(said.filter((line) => line.includes('built'))).toHaveLength(2);
  } finally {
    await runCommand('docker', ['rmi', ...new Set(built.filter((tag) => tag !== undefined))]);
  }
});
