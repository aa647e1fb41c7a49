import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireOwnEngine } from '../../../src/setup/engine-choice.ts';
import { describeContext } from './docker-context.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'firedrill-home-'));
  await describeContext(join(home, '.docker'), 'laptop', 'unix:///run/laptop.sock');
});
afterAll(() => rm(home, { recursive: true, force: true }));

test.for<readonly [string, Readonly<Record<string, string>>, string?]>([
  ['nothing is set', {}],
  ['DOCKER_HOST is empty', { DOCKER_HOST: '' }],
  ['DOCKER_HOST is a socket of this machine', { DOCKER_HOST: 'unix:///run/user/1000/docker.sock' }],
  ['DOCKER_HOST outweighs the context, as it does for Docker', { DOCKER_HOST: 'unix:///var/run/docker.sock', DOCKER_CONTEXT: 'laptop' }],
  ['the context is the default one', { DOCKER_CONTEXT: 'default' }],
  ['the remote engine is named by the option', { DOCKER_HOST: 'tcp://10.0.0.1:2375' }, 'tcp://10.0.0.1:2375'],
  ['the remote engine is named by the environment', { DOCKER_HOST: 'tcp://10.0.0.1:2375', FIREDRILL_ENGINE: 'tcp://10.0.0.1:2375' }],
])('goes on when %s', async ([, environment, named]) => {
  await expect(requireOwnEngine({ named, environment: { ...environment }, home })).resolves.toBeUndefined();
});

test.for<readonly [string, Readonly<Record<string, string>>, string?]>([
  ['TCP', { DOCKER_HOST: 'tcp://10.0.0.1:2375' }],
  ['TCP on loopback, which may be a tunnel', { DOCKER_HOST: 'tcp://127.0.0.1:2375' }],
  ['an address without a scheme', { DOCKER_HOST: '10.0.0.1:2375' }],
  ['SSH', { DOCKER_HOST: 'ssh://root@10.0.0.1' }],
  ['another one than the one named', { DOCKER_HOST: 'tcp://10.0.0.2:2375' }, 'tcp://10.0.0.1:2375'],
  ['another context', { DOCKER_CONTEXT: 'laptop' }],
  ['a context that is not described', { DOCKER_CONTEXT: 'nowhere' }],
  ['a context that is not described, though named', { DOCKER_CONTEXT: 'nowhere' }, 'nowhere'],
])('refuses %s', async ([, environment, named]) => {
  await expect(requireOwnEngine({ named, environment: { ...environment }, home })).rejects.toMatchObject({ code: 'engine-refused', exitCode: 3 });
});

test.each(['laptop', 'unix:///run/laptop.sock'])('a context named as %s is meant by every client', async (named) => {
  const environment: NodeJS.ProcessEnv = { DOCKER_CONTEXT: 'laptop' };
  await requireOwnEngine({ named, environment, home });
  expect(environment['DOCKER_HOST']).toBe('unix:///run/laptop.sock');
});
