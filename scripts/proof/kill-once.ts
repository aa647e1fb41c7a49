import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { messageOf } from '../../src/core/message-of.ts';
import { readOpenIntents } from '../../src/runner/open-intents.ts';
import { docker } from '../../test/docker.ts';
import { firedrill } from '../../test/e2e/firedrill.ts';
import { leftBehind } from '../../test/e2e/left-behind.ts';
import type { FaultTrial } from './fault-trials.ts';
import type { Kill } from './kill-plan.ts';
import { seenUndone } from './seen-undone.ts';
import { startWatchedRun, type WatchedRun } from './start-watched-run.ts';
import { watchdogsOf } from './watchdogs-of.ts';

const shell = promisify(execFile);

/** What was left after one kill, looked at from outside. */
export interface Killed {
  readonly kill: Kill;
  /** From the instant of the kill until everything was seen undone; `undefined` when it was not. */
  readonly undoneMs: number | undefined;
  /** Intents that no record closes: faults that nobody saw gone. */
  readonly faultsLeft: number;
  /** Containers, networks, volumes, folders and processes. */
  readonly objectsLeft: readonly string[];
  /** Why this kill proves nothing, or what went wrong. */
  readonly trouble: string | undefined;
}

/** A stall is noticed after the lease; all else is noticed at once. */
const leaseMs = 3_000;

/**
 * Starts one run, ends it as planned, waits for whoever undoes it, and looks at what is left. Rejects never: what fails is told.
 * @param restartEngine - the shell command that restarts the engine of this machine and waits until it is there; without it no kill does.
 */
export const killOnce = async (kill: Kill, { fault, system }: FaultTrial, restartEngine?: string): Promise<Killed> => {
  const output = await mkdtemp(join(tmpdir(), 'firedrill-proof-'));
  const running = startWatchedRun(output, system.name, kill.fault, typeof kill.at === 'string' ? kill.at : 'none', leaseMs);
  let runId = '';
  let undoneMs: number | undefined;
  let trouble: string | undefined;
  try {
    runId = await running.said('run');
    await reachInstant(running, kill);
    if (kill.targetRemoved)
      await docker('rm', '--force', `firedrill-${runId}-${fault.target.type === 'link' ? fault.target.server : fault.target.name}-1`);
    undoneMs = await endAndWait(running, kill, runId, output, kill.engineRestarted ? restartEngine : undefined);
  } catch (error) {
    trouble = messageOf(error);
    running.kill('SIGKILL');
    // Whatever went wrong, nothing stays on this machine because of a proof.
    if (runId !== '') await seenUndone(join(output, 'watchdog.log'), runId).catch(() => undefined);
  }
  const ledger = join(output, 'ledger.ndjson');
  const open = runId === '' ? [] : await readOpenIntents(ledger);
  const objectsLeft = runId === '' ? [] : await leftBehind(runId);
  if (objectsLeft.length > 0 || open.length > 0) trouble ??= await readFile(join(output, 'watchdog.log'), 'utf8');
  await rm(output, { recursive: true, force: true });
  return { kill, undoneMs, trouble, objectsLeft, faultsLeft: open.length };
};

const reachInstant = async (running: WatchedRun, { at }: Kill): Promise<void> => {
  if (typeof at === 'string') await running.said(`at ${at}`);
  else await wait(at);
};

const endAndWait = async (running: WatchedRun, { how }: Kill, runId: string, output: string, restartEngine?: string): Promise<number> => {
  if (how === 'runner and watchdog') for (const pid of await watchdogsOf(runId)) process.kill(pid, 'SIGKILL');
  const killedAt = Date.now();
  if (!running.kill(how === 'stalled' ? 'SIGSTOP' : 'SIGKILL')) throw new Error('the run had ended before it was killed');
  if (restartEngine !== undefined) await shell('sh', ['-c', restartEngine]);
  if (how !== 'runner and watchdog') return (await seenUndone(join(output, 'watchdog.log'), runId)) - killedAt;
  await running.ended;
  const { exitCode, stdout, stderr } = await firedrill('undo', '--run', runId);
  if (exitCode !== 0) throw new Error(`firedrill undo ended with ${String(exitCode)}: ${stdout}${stderr}`);
  return Date.now() - killedAt;
};
