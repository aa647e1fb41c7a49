import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../src/core/report.ts';

/** What one process of the real command said and answered. */
export interface Answer {
  /** What a shell would see: 128 and the number of the signal, where one ended the process. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly elapsedMs: number;
}

/** The real command in a process of its own. */
export interface Running {
  readonly pid: number;
  /** Resolves when it has printed these words, on either stream; rejects when it ends before. */
  said(words: string): Promise<void>;
  /** To the process alone, as `kill` sends it. */
  signal(name: NodeJS.Signals): void;
  /** To the process and its children, as Ctrl+C in a terminal does. */
  signalGroup(name: NodeJS.Signals): void;
  readonly ended: Promise<Answer>;
}

const numbers: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** Starts `firedrill` in the repository, as `npx firedrill` would. */
export const start = (...args: readonly string[]): Running => startIn({}, ...args);

/** Starts it with more in its environment. */
export const startIn = (environment: Readonly<Record<string, string>>, ...args: readonly string[]): Running => {
  const began = performance.now();
  const child: ChildProcess = spawn(process.execPath, ['src/cli/main.ts', ...args], {
    // A group of its own, so that a test can send it what a terminal sends, and never itself.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment, NO_COLOR: '1' },
  });
  const pid = child.pid ?? 0;
  const printed = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<Answer>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ ...printed, exitCode: code ?? 128 + (numbers[signal ?? ''] ?? 0), elapsedMs: performance.now() - began });
    });
  });
  return {
    pid,
    ended,
    said: (words) =>
      new Promise((resolve, reject) => {
        const listener = (): void => {
          if (!printed.stdout.includes(words) && !printed.stderr.includes(words)) return;
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
        listener();
        ended.then(({ exitCode }) => {
          reject(new Error(`it ended with ${String(exitCode)} and never said "${words}":\n${printed.stdout}${printed.stderr}`));
        }, reject);
      }),
    signal: (name) => {
      process.kill(pid, name);
    },
    signalGroup: (name) => {
      process.kill(-pid, name);
    },
  };
};

/** Runs `firedrill` to its end. */
export const firedrill = (...args: readonly string[]): Promise<Answer> => start(...args).ended;

/** An output folder that is gone at the end of the test. */
export interface Output extends AsyncDisposable {
  readonly folder: string;
  /** The report of a trial: `redis-outage`, `redis-outage.no-fault`. */
  report(trial: string): Promise<Report>;
  /** The records of the run's ledger, of that of a worker where its trial is named; the first names the run. */
  ledger(trial?: string): Promise<readonly LedgerRecord[]>;
}

export interface LedgerRecord {
  readonly record: 'run' | 'intent' | 'closed';
  readonly run?: string;
  readonly id?: string;
}

export const outputFolder = async (): Promise<Output> => {
  const folder = await mkdtemp(join(tmpdir(), 'firedrill-e2e-'));
  return {
    folder,
    report: async (trial) => JSON.parse(await readFile(join(folder, trial, 'report.json'), 'utf8')) as Report,
    ledger: async (trial = '.') =>
      (await readFile(join(folder, trial, 'ledger.ndjson'), 'utf8'))
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as LedgerRecord),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
};

/** Visible while a long loop runs: vitest keeps what passes to itself. */
export const progress = (line: string): void => {
  process.stderr.write(`  ${line}\n`);
};
