import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStage } from '../../../scripts/test/run-stage.ts';

test('a stage that says nothing of its tests has failed, whatever an earlier one said in its place', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stage-'));
  try {
    await writeFile(join(folder, 'no-such-script.json'), JSON.stringify({ passed: 7, failures: [] }));
    const ended = await runStage('no-such-script', folder, new AbortController().signal);
    expect(ended).toMatchObject({ exitCode: 1, passed: 0, failures: ['no-such-script\n    left no results, exit code 1'] });
  } finally {
    await rm(folder, { recursive: true });
  }
});
