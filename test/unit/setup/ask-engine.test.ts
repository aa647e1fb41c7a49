import { expect, test } from 'vitest';

import { askEngine } from '../../../src/setup/ask-engine.ts';
import { fakeSite } from './fake-site.ts';

test.for([
  ['an engine', { stdout: '20.10.24+dfsg1 amd64\n' }, { state: 'answers', version: '20.10.24+dfsg1', arch: 'amd64' }],
  ['no client', { code: 127 }, { state: 'no-client' }],
  ['a closed door', { code: 1, stderr: 'permission denied while trying to connect to the Docker daemon socket' }, { state: 'forbidden' }],
  [
    'nobody',
    { code: 1, stdout: '<no value>', stderr: 'warning\nCannot connect to the Docker daemon\n' },
    { state: 'silent', why: 'Cannot connect to the Docker daemon' },
  ],
] as const)('askEngine tells %s', async ([, result, answer]) => {
  expect(await askEngine(fakeSite({ 'docker version': result }).run)).toEqual(answer);
});
