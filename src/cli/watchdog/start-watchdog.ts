import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { seconds, type Duration } from '../../core/duration.ts';
import { DrillError } from '../../core/errors.ts';
import { leaseBeat, leaseWords } from '../../runner/lease.ts';
import { ownerMark } from '../../stack/labels.ts';
import { unmarkedEnvironment } from '../../stack/orphans.ts';

/** The second process of a run, seen from the first. Disposing it without `release` hands the run over: whatever is left then is its work. */
export interface Watchdog extends Disposable {
  /** Aborted with DrillError `watchdog-lost` when the watchdog ended before it was released. */
  readonly lost: AbortSignal;
  /** Tells it that everything was seen undone, and waits until it is gone. */
  release(): Promise<void>;
}

export interface WatchdogInput {
  readonly runId: string;
  /** The folder of the run's reports: the watchdog's log goes there. */
  readonly output: string;
  readonly ledger: string;
  readonly lease: Duration;
  /** What to start; a test gives something else. */
  readonly program?: readonly string[];
  /** How long it may take to be ready. Default 30 s: nothing is started before, and a cold Node on a busy machine has needed ten. */
  readonly readyWithin?: Duration;
  /** How long one that was released is waited for before it is killed. Default 5 s. */
  readonly goneWithin?: Duration;
}

const launcher = fileURLToPath(new URL('../firedrill.cjs', import.meta.url));

/**
 * Starts the watchdog of a run and waits until it says that it is ready. It has a session of its own, so neither Ctrl+C nor a closed terminal
 * reaches it, and it keeps this process from nothing. @throws DrillError `watchdog-missing`.
 */
export const startWatchdog = async (input: WatchdogInput): Promise<Watchdog> => {
  const { runId, output, ledger, lease, program = [launcher], readyWithin = seconds(30), goneWithin = seconds(5) } = input;
  const log = resolve(output, 'watchdog.log');
  const options = { run: runId, owner: ownerMark(), ledger: resolve(ledger), log, lease: String(lease) };
  const logFile = openSync(log, 'a');
  const child = spawn(
    process.execPath,
    [...program, 'watchdog', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])],
    // What Node itself has to say of a watchdog that fails goes to the log as well.
    { detached: true, stdio: ['pipe', 'pipe', logFile], env: unmarkedEnvironment() },
  ) as ChildProcessByStdio<Writable, Readable, null>;
  closeSync(logFile);
  // A watchdog that died is noticed by its exit; the words that it can no longer hear are no further failure.
  child.stdin.on('error', () => undefined);
  let released = false;
  const lost = new AbortController();
  child.once('exit', (code, signal) => {
    if (!released)
      lost.abort(
        new DrillError('watchdog-lost', `the watchdog of run ${runId} ended (${signal ?? `exit code ${String(code)}`})`, { hint: `see ${log}` }),
      );
  });
  await readyOrMissing(child, readyWithin, log);
  child.stdout.destroy();
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  const beat = setInterval(() => child.stdin.write(`${leaseWords.alive}\n`), leaseBeat(lease)).unref();
  return {
    lost: lost.signal,
    release: async () => {
      released = true;
      clearInterval(beat);
      if (!isRunning(child)) return;
      const exited = once(child, 'exit');
      child.stdin.end(`${leaseWords.done}\n`);
      const late = new AbortController();
      await Promise.race([exited, wait(goneWithin, undefined, { signal: late.signal }).catch(() => undefined)]);
      late.abort();
      // Nothing is left to watch; one that hangs must not stay behind.
      if (isRunning(child)) child.kill('SIGKILL');
    },
    [Symbol.dispose]: () => {
      clearInterval(beat);
      released = true;
      child.stdin.end();
    },
  };
};

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;

const readyOrMissing = async (child: ChildProcessByStdio<Writable, Readable, null>, within: Duration, log: string): Promise<void> => {
  const over = new AbortController();
  const missing = (why: string): DrillError =>
    new DrillError('watchdog-missing', `the watchdog ${why}: nothing was started`, {
      hint: `a run without one could not be undone if it died; see ${log}`,
    });
  try {
    await Promise.race([
      once(child.stdout, 'data', { signal: over.signal }),
      once(child, 'exit', { signal: over.signal }).then(([code]: unknown[]) => {
        throw missing(`ended with ${String(code)} before it was ready`);
      }),
      wait(within, undefined, { signal: over.signal }).then(() => {
        throw missing(`did not get ready within ${String(within)} ms`);
      }),
    ]);
  } catch (error) {
    child.kill('SIGKILL');
    throw error instanceof DrillError ? error : missing(`could not be started: ${String(error)}`);
  } finally {
    over.abort();
  }
};
