import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };

const bin = fileURLToPath(new URL(`../../../${manifest.bin.firedrill}`, import.meta.url));

const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));

const start =
  (file: string) =>
  (...argv: readonly string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> =>
    promisify(execFile)(process.execPath, [file, ...argv]).then(
      ({ stdout, stderr }) => ({ exitCode: 0, stdout, stderr }),
      (error: unknown) => {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { exitCode: code, stdout, stderr };
      },
    );
/** Starts what `bin` of the package names, as npx does. */
const launch = start(bin);
const runMain = start(main);

test('the launcher can be executed', async () => {
  await access(bin, constants.X_OK);
});

test.concurrent.for([[['--version']], [['run', '--help']], [['frobnicate']]] as const)(
  'the launcher says what the command line says: %j',
  async ([argv]) => {
    expect(await launch(...argv)).toEqual(await runMain(...argv));
  },
);

test.concurrent.for(['list', 'plan', 'run', 'runbook', 'history', 'doctor', 'undo', 'report'])('%s has a help of its own', async (command) => {
  const asked = await launch(command, '--help');
  expect(asked).toMatchObject({ exitCode: 0, stderr: '' });
  expect(asked.stdout).toMatch(new RegExp(`^Usage: firedrill ${command} `));
});

test('help can be asked for first', async () => {
  expect(await launch('help', 'run')).toEqual(await launch('run', '--help'));
});

test('without a command, help is told', async () => {
  const help = await launch('--help');
  for (const argv of [[], ['-h'], ['help']]) expect(await launch(...argv)).toEqual(help);
});
