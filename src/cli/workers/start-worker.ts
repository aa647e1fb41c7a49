import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { exitCode } from '../../core/exit-code.ts';
import type { Interruption } from '../../runner/ports.ts';

const launcher = fileURLToPath(new URL('../firedrill.cjs', import.meta.url));

/** How a run ended that had a process of its own. */
export interface EndedWorker {
  readonly exitCode: number;
  /** Everything that it said, on either stream. */
  readonly said: string;
}

/**
 * Starts a run in a process of its own, with a ledger and a watchdog of its own, and waits for its end. It is in no terminal's group: an interruption
 * reaches it once, from here, and so does the one that waits less. Starts nothing after that. Never rejects.
 */
export const startWorker = (
  argv: readonly string[],
  { signal, hurry }: Interruption,
  program: readonly string[] = [launcher],
): Promise<EndedWorker> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ exitCode: exitCode.interrupted, said: '' });
      return;
    }
    const child = spawn(process.execPath, [...program, ...argv], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const interrupt = (): void => {
      child.kill('SIGINT');
    };
    const heard = [signal, hurry];
    for (const one of heard) one.addEventListener('abort', interrupt, { once: true });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const end = (ended: EndedWorker): void => {
      for (const one of heard) one.removeEventListener('abort', interrupt);
      resolve(ended);
    };
    child.once('error', (error) => {
      end({ exitCode: exitCode.inconclusive, said: `${said}${error.message}\n` });
    });
    // One that was killed is undone by its watchdog, and has proved nothing.
    child.once('close', (code) => {
      end({ exitCode: code ?? exitCode.inconclusive, said });
    });
  });
