import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';

export interface CommandResult {
  /** Exit code; 127 when the program does not exist, 128 when it was ended by a signal or ran out of time. */
  readonly code: number;
  /** What it printed; empty when the output went to a log file. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  /** Laid over the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Both outputs go to this file, which is emptied first. */
  readonly logFile?: string;
  /** Milliseconds until the program is ended; default: no limit. */
  readonly timeoutMs?: number;
}

/** Runs one program to its end. Never rejects because the program failed: the exit code says so. */
export type RunCommand = (file: string, args: readonly string[], options?: CommandOptions) => Promise<CommandResult>;

/** Runs a program of this machine, without a shell and without stdin. */
export const runCommand: RunCommand = async (file, args, options = {}) => {
  const log = options.logFile === undefined ? undefined : await open(options.logFile, 'w');
  try {
    return await new Promise<CommandResult>((settle) => {
      const child = spawn(file, args, {
        cwd: options.cwd,
        env: { ...process.env, ...options.env },
        stdio: ['ignore', log?.fd ?? 'pipe', log?.fd ?? 'pipe'],
        ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs, killSignal: 'SIGKILL' as const }),
      });
      let stdout = '';
      let stderr = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', (error) => {
        settle({ code: 127, stdout, stderr: error.message });
      });
      child.on('close', (code) => {
        settle({ code: code ?? 128, stdout, stderr });
      });
    });
  } finally {
    await log?.close();
  }
};

/** The last lines of a text that say something, at most `count`. */
export function lastLines(text: string, count: number): string {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .slice(-count)
    .join('\n');
}
