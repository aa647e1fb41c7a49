import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runStage } from '../../../scripts/test/run-stage.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';

test('a stage that says nothing of its tests has failed, whatever an earlier one said in its place', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'no-such-script.json'), JSON.stringify({ passed: 7, failures: [] }));
  const ended = await runStage('no-such-script', folder.path, new AbortController().signal);
  expect(ended).toMatchObject({ exitCode: 1, passed: 0, failures: ['no-such-script\n    left no results, exit code 1'] });
});
