import { expect, test } from 'vitest';
import { configHashes } from '../../../src/operator/config-hashes.ts';
import type { ToolboxExec } from '../../../src/operator/toolbox.ts';

const saying =
  (output: string, exitCode = 0): ToolboxExec =>
  (argv, { onOutput }) => {
    expect(argv.slice(0, 4)).toEqual(['docker', 'compose', '-f', 'compose.prod.yml']);
    onOutput(Buffer.from(output));
    return Promise.resolve({ exitCode });
  };
const signal = new AbortController().signal;
const hash = 'a0'.repeat(32);

test('reads one hash a service, past whatever compose warns of', async () => {
  const hashes = await configHashes(saying(`time="…" level=warning msg="x"\nredis ${hash}\nmy.app-1 ${hash}\n`), 'compose.prod.yml', signal);
  expect([...hashes]).toEqual([
    ['redis', hash],
    ['my.app-1', hash],
  ]);
});

test.each([
  ['no such file', 14],
  ['nothing', 0],
])('fails with what compose said: %s', async (output, exitCode) => {
  await expect(configHashes(saying(output, exitCode), 'compose.prod.yml', signal)).rejects.toThrow(output);
});
