import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startWorker } from '../../../../src/cli/workers/start-worker.ts';
import { tempFolder } from '../../operator/temp-folder.ts';

/** A program that says what it hears, leaves a file each time, and ends when it was interrupted twice. */
const listener = `
const { writeFileSync } = require('node:fs');
let heard = 0;
process.on('SIGINT', () => {
  console.error('heard ' + (heard += 1));
  writeFileSync(process.argv[2] + heard, '');
  if (heard === 2) process.exit(130);
});
writeFileSync(process.argv[2] + heard, '');
setInterval(() => undefined, 1_000);
`;

const never = { signal: new AbortController().signal, hurry: new AbortController().signal };

test('what it says on either stream, and its exit code', async () => {
  await using folder = await tempFolder();
  const program = join(folder.path, 'says.cjs');
  await writeFile(program, "console.log(process.argv[2]); console.error('and this'); process.exitCode = 4;");
  const { exitCode, said } = await startWorker(['this'], never, [program]);
  expect(exitCode).toBe(4);
  expect(said.split('\n').sort()).toEqual(['', 'and this', 'this']);
});

test('one that is killed has proved nothing', async () => {
  await using folder = await tempFolder();
  const program = join(folder.path, 'dies.cjs');
  await writeFile(program, "process.kill(process.pid, 'SIGKILL');");
  expect(await startWorker([], never, [program])).toEqual({ exitCode: 2, said: '' });
});

test('an interruption is passed on once, and so is the one that waits less', async () => {
  await using folder = await tempFolder();
  const [program, heard] = [join(folder.path, 'listens.cjs'), join(folder.path, 'heard-')];
  await writeFile(program, listener);
  const [first, second] = [new AbortController(), new AbortController()];
  const ended = startWorker([heard], { signal: first.signal, hurry: second.signal }, [program]);
  const untilHeard = (times: number) => expect.poll(() => existsSync(`${heard}${String(times)}`)).toBe(true);
  await untilHeard(0);
  first.abort();
  await untilHeard(1);
  second.abort();
  expect(await ended).toEqual({ exitCode: 130, said: 'heard 1\nheard 2\n' });
});

test('nothing is started after an interruption', async () => {
  expect(await startWorker(['/nowhere'], { ...never, signal: AbortSignal.abort() })).toEqual({ exitCode: 130, said: '' });
});
