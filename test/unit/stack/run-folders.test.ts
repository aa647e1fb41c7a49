import { mkdtemp, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownerMark } from '../../../src/stack/labels.ts';
import { prefixOf, runFolders } from '../../../src/stack/run-folders.ts';
import { makeStackFiles } from '../../../src/stack/stack-files.ts';

const runId = `folders-${randomBytes(4).toString('hex')}`;

test('the folder of a run says whose it is and where the ledger lies, so that a run that died before its first container is found', async () => {
  await using files = await makeStackFiles(runId, '/out/ledger.ndjson');
  const card = { folder: files.folder, run: runId, owner: ownerMark(), ledger: '/out/ledger.ndjson' };
  expect(await runFolders(runId)).toEqual([card]);
  expect(await runFolders()).toContainEqual(card);
});

test('a folder that does not say whose it is belongs to the run of its name, and to nobody who was not asked for', async () => {
  const folder = await mkdtemp(join(tmpdir(), prefixOf(runId)));
  try {
    expect(await runFolders(runId)).toEqual([{ folder, run: runId, owner: '' }]);
    expect((await runFolders()).map((one) => one.folder)).not.toContain(folder);
    expect(await runFolders(runId.slice(0, -1)), 'a run whose id merely begins like it').toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a run whose id is the beginning of another one keeps its hands off that one', async () => {
  await using files = await makeStackFiles(`${runId}-abc`);
  expect(await runFolders(runId)).toEqual([]);
  expect((await runFolders(`${runId}-abc`)).map(({ folder }) => folder)).toEqual([files.folder]);
});
