import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { BenchContext } from './measurement.ts';

/** Runs the command to its end. @throws Error for any exit code but 0. */
export const runFiredrill = async ({ signal }: Pick<BenchContext, 'signal'>, argv: readonly string[]): Promise<void> => {
  const child = spawn(process.execPath, ['src/cli/main.ts', ...argv], { stdio: 'ignore', signal });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`firedrill ${argv.join(' ')} ended with ${String(code)}`);
};
