import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The program of `watched-run.ts` in a process of its own. */
export interface WatchedRun {
  readonly pid: number;
  /** Sends it a signal. @returns whether it was still there. */
  kill(signal: 'SIGKILL' | 'SIGSTOP'): boolean;
  /** The rest of the first line that begins with this word; rejects when it ends before, or does not say it within a minute. */
  said(word: string): Promise<string>;
  /** How it ended: the signal, or the exit code. */
  readonly ended: Promise<string>;
}

const program = fileURLToPath(new URL('watched-run.ts', import.meta.url));
const patienceMs = 60_000;

/** Starts a run that stops at a boundary, or that injects and lifts for ever. */
export const startWatchedRun = (output: string, system: string, fault: string, stopAt: string, leaseMs: number): WatchedRun => {
  const child = spawn(process.execPath, [program, output, system, fault, stopAt], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FIREDRILL_LEASE_MS: String(leaseMs) },
  });
  let printed = '';
  let complained = '';
  const listeners = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    for (const listener of listeners) listener();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => String(signal ?? code));
  return {
    pid: child.pid ?? 0,
    kill: (signal) => child.kill(signal),
    ended,
    said: async (word) => {
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      const listener = (): void => {
        const line = printed
          .split('\n')
          .slice(0, -1)
          .find((each) => each === word || each.startsWith(`${word} `));
        if (line !== undefined) resolve(line.slice(word.length + 1));
      };
      const refuse = (why: string): void => {
        reject(new Error(`${why}, and never said "${word}":\n${printed}${complained}`));
      };
      const timer = setTimeout(() => {
        refuse(`a minute has passed`);
      }, patienceMs);
      listeners.add(listener);
      listener();
      void ended.then((how) => {
        refuse(`it ended with ${how}`);
      });
      return await promise.finally(() => {
        clearTimeout(timer);
        listeners.delete(listener);
      });
    },
  };
};
