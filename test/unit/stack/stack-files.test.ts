import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stack, type Stack } from '../../../src/core/stack.ts';
import { timing } from '../../../src/core/timing.ts';
import { makeStackFiles, playedVariables, writeLinkConfig, writeScaledConfigs } from '../../../src/stack/stack-files.ts';
import { temporaryFolder } from './temporary-folder.ts';

const stackIn = (folder: string): Stack =>
  stack({
    name: 'app',
    compose: join(folder, 'compose.yml'),
    profiles: [],
    documentedAs: 'compose.yml',
    alerting: { prometheus: join(folder, 'prometheus.yml'), alertmanager: join(folder, 'alertmanager.yml'), rules: [join(folder, 'rules.yml')] },
    durations: [
      { service: 'app', variable: 'LOCKOUT_MINUTES' },
      { service: 'app', variable: 'WINDOW_MINUTES' },
      { service: 'app', variable: 'NOT_A_NUMBER' },
      { service: 'gone', variable: 'LOCKOUT_MINUTES' },
    ],
    fastFactor: 10,
  });
const fast = timing('fast', 10);

test('the files of a run lie in a folder of their own and are gone afterwards', async () => {
  const files = await makeStackFiles('20261121-104512-3f2a');
  expect((await stat(files.sockets)).isDirectory()).toBe(true);
  expect((await stat(files.runbook)).isDirectory()).toBe(true);
  // The path of a unix socket may have 107 bytes.
  expect(Buffer.byteLength(join(files.sockets, 'docker.sock'))).toBeLessThan(108);
  await files[Symbol.asyncDispose]();
  await expect(stat(files.folder)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('the proxy gets one entry per port of each link', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'links.json');
  await writeLinkConfig(file, [{ client: 'app', server: 'redis', address: '172.28.1.2', ports: [6379, 16379] }]);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual([
    { name: 'app->redis:6379', listen: '172.28.1.2:6379', upstream: 'redis:6379', enabled: true },
    { name: 'app->redis:16379', listen: '172.28.1.2:16379', upstream: 'redis:16379', enabled: true },
  ]);
});

describe('scaled copies', () => {
  test('are made of the alerting files alone, under the names of their configs', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'rules.yml'), 'for: 15s\n');
    const model = {
      services: {},
      configs: { 'app-rules': { file: join(folder.path, 'rules.yml') }, 'secret': { file: join(folder.path, 'secret') }, 'inline': {} },
    };
    const copies = await writeScaledConfigs(folder.path, stackIn(folder.path), model, fast);
    expect(copies).toEqual({ 'app-rules': join(folder.path, 'app-rules.yml') });
    expect(await readFile(join(folder.path, 'app-rules.yml'), 'utf8')).toBe('for: 1500ms\n');
    expect(await readFile(join(folder.path, 'rules.yml'), 'utf8')).toBe('for: 15s\n');
  });

  test('are not made for production timing', async () => {
    expect(await writeScaledConfigs('/nowhere', stackIn('/nowhere'), { services: {} }, timing('production'))).toEqual({});
  });
});

describe('played variables', () => {
  const model = { services: { app: { environment: { LOCKOUT_MINUTES: '5', WINDOW_MINUTES: '15', NOT_A_NUMBER: 'x', OTHER: '5' } } } };

  test('are divided by the factor; others and what is no number stay', () => {
    expect(playedVariables(stackIn('/x'), model, fast)).toEqual({ app: { LOCKOUT_MINUTES: '0.5', WINDOW_MINUTES: '1.5' } });
  });

  test('stay as written in production timing', () => {
    expect(playedVariables(stackIn('/x'), model, timing('production'))).toEqual({});
  });

  test.each(['', ' ', null])('a variable without a value is no number: %j', (value) => {
    expect(playedVariables(stackIn('/x'), { services: { app: { environment: { LOCKOUT_MINUTES: value } } } }, fast)).toEqual({});
  });
});
