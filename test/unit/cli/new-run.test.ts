import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newRun } from '../../../src/cli/new-run.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firedrill-new-run-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('is named by its time, so that runs sort, and never like another', async () => {
  const output = join(folder, 'out');
  const at = new Date('2026-11-21T10:45:12.345Z');
  const [a, b] = await Promise.all([newRun(output, at), newRun(output, at)]);
  expect(a.id).toMatch(/^20261121-104512-[0-9a-f]{4}$/);
  expect(a.output).toBe(output);
  expect((await stat(output)).isDirectory()).toBe(true);
  expect(b.id.slice(0, 15)).toBe(a.id.slice(0, 15));
});

test('refuses an output folder that cannot be made', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(newRun(join(folder, 'file', 'out'))).rejects.toMatchObject({
    code: 'ledger-unwritable',
    exitCode: 4,
    message: expect.stringContaining(`the output folder ${join(folder, 'file', 'out')} cannot be made: ENOTDIR`) as string,
    details: { hint: 'give another --output' },
  });
});
