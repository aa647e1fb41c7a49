import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readRunbook } from '../../../src/runbook/read-runbook.ts';

let folder = '';
const place = { file: 'queue.drill.ts', line: 3 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-runbooks-'));
  await writeFile(join(folder, 'account-api.md'), '# Redis unavailable\r\n');
  await writeFile(join(folder, 'billing.md'), '# Late\n');
  await writeFile(join(folder, 'huge.md'), '');
  await truncate(join(folder, 'huge.md'), 10_000_001);
  await mkdir(join(folder, 'folder.md'));
});

afterAll(() => rm(folder, { recursive: true }));

it('reads a document and keeps its text', async () => {
  expect(await readRunbook(folder, 'account-api', place)).toMatchObject({
    name: 'account-api',
    file: join(folder, 'account-api.md'),
    text: '# Redis unavailable\r\n',
    sections: [{ runbook: 'account-api', title: 'Redis unavailable' }],
  });
});

it('refuses a name that no document has, and shows the nearest', async () => {
  await expect(readRunbook(folder, 'acount-api', place)).rejects.toMatchObject({
    code: 'runbook-not-found',
    message: `queue.drill.ts:3: expected the runbook "acount-api" at ${join(folder, 'acount-api.md')}, but it cannot be read`,
    details: { hint: expect.stringMatching(`^the nearest names in ${folder} are: account-api, `) as string },
  });
});

it('refuses a folder that does not exist, and a folder in the place of a document', async () => {
  const nowhere = join(folder, 'nowhere');
  await expect(readRunbook(nowhere, 'a', place)).rejects.toMatchObject({
    code: 'runbook-not-found',
    details: { hint: `there is no .md file in ${nowhere}` },
  });
  await expect(readRunbook(folder, 'folder', place)).rejects.toMatchObject({ code: 'runbook-not-found' });
});

it('refuses a document that is too large before it is read', async () => {
  await expect(readRunbook(folder, 'huge', place)).rejects.toMatchObject({
    code: 'runbook-invalid',
    message: `${join(folder, 'huge.md')}:1: the document has 10000001 bytes, at most 10000000 are read`,
  });
});
