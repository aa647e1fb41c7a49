import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Results } from '../../../scripts/test/results-of.ts';
import { resultsVariable } from '../../../scripts/test/results-variable.ts';
import { temporaryFolder } from '../stack/temporary-folder.ts';

const run = promisify(execFile);

test('whatever fails is told with its place and why: tests, what is set up for them, files, and what nobody waited for', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'results.json');
  const env = { ...process.env, [resultsVariable]: file };
  await expect(run('npx', ['vitest', 'run', '--root', 'test/unit/scripts/outcomes', '--config', 'failing-tests.ts'], { env })).rejects.toThrow();
  const { passed, failures } = JSON.parse(await readFile(file, 'utf8')) as Results;
  expect(passed).toBe(2);
  expect(failures.toSorted()).toEqual([
    'mixed-outcome.ts > a system > set-up\n    Error: the stack would not start',
    "mixed-outcome.ts > fails\n    AssertionError: restored after 12 s: expected { verdict: 'broken' } to deeply equal { verdict: 'held' }",
    'outside of all tests\n    Error: nobody waited',
    'unloadable-outcome.ts\n    TypeError: cannot be loaded',
  ]);
});
