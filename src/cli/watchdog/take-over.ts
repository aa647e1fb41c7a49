import type { Clock } from '../../core/clock.ts';
import { milliseconds, minutes, type Duration } from '../../core/duration.ts';
import { exitCode, type ExitCode } from '../../core/exit-code.ts';
import { messageOf } from '../../core/message-of.ts';
import type { DockerEngine } from '../../stack/docker-engine.ts';
import { ownerIsAlive, pidOf } from '../../stack/labels.ts';
import { sweepDeadRun } from '../../stack/sweep-dead-run.ts';
import { closeMootIntents } from '../close-moot-intents.ts';

export interface TakeOver {
  readonly engine: DockerEngine;
  readonly runId: string;
  readonly owner: string;
  readonly ledger: string;
  readonly clock: Clock;
  /** For how long a runner that may be about to leave is left alone before it is killed. */
  readonly grace: Duration;
  readonly tell: (line: string) => void;
  /** When the trying ends. Default 2 min. */
  readonly budget?: Duration;
  /** Ends a process. Default by SIGKILL. */
  readonly end?: (pid: number) => void;
  /** How long that may take. Default 10 s. */
  readonly patience?: Duration;
}

/** An engine that carries out what the dead runner had asked for needs moments; this is some of them. */
const quietMs = 2_000;

/**
 * Undoes a run whose runner died or stalled: makes sure that it is dead, takes everything of it away, and closes its ledger with what was seen. One that does not end
 * has nothing left to break either, once all of it is gone; but it is told, and is no success.
 */
export const takeOver = async (options: TakeOver): Promise<ExitCode> => {
  const { engine, runId, ledger, clock, tell, budget = minutes(2) } = options;
  const noticed = clock.now();
  const elapsed = (): string => `${String(Math.round(clock.now() - noticed))} ms`;
  const isDead = await makeSureOfDeath(options);
  const sweepBegan = clock.now() - noticed;
  const { left, goneAfterMs } = await sweepDeadRun(engine, runId, { quietMs, budgetMs: budget, tell: (line) => tell(`+${elapsed()} ${line}`) });
  if (left.length > 0) {
    tell(`could not undo within ${elapsed()}. Still there:`);
    for (const { what, why, byHand } of left) tell(`  ${what}: ${why}. By hand: ${byHand.join('; ')}`);
    return exitCode.couldNotRestore;
  }
  tell(`seen undone after ${String(Math.round(sweepBegan + goneAfterMs))} ms, and still so after ${elapsed()}`);
  await closeMootIntents(engine, ledger, tell).catch((error: unknown) => {
    tell(`the ledger ${ledger} could not be closed: ${messageOf(error)}`);
  });
  return isDead ? exitCode.held : exitCode.couldNotRestore;
};

const lookAgain = milliseconds(20);
const deathBudget = milliseconds(10_000);

/**
 * A stalled runner that wakes up must not inject again, so it is killed; one that let go of the line is usually gone within moments, or about to leave.
 * Goes by process id and start time: a stranger who was given the number since is never met.
 */
const makeSureOfDeath = async ({ owner, clock, grace, tell, end = kill, patience = deathBudget }: TakeOver): Promise<boolean> => {
  if (await endsWithin(grace, owner, clock)) return true;
  const pid = pidOf(owner);
  tell(`killing process ${String(pid)}: it is still alive`);
  try {
    end(pid);
  } catch (error) {
    if (ownerIsAlive(owner)) tell(`it cannot be killed: ${messageOf(error)}`);
  }
  if (await endsWithin(patience, owner, clock)) return true;
  tell(`process ${String(pid)} does not end. By hand: kill -9 ${String(pid)}; firedrill undo`);
  return false;
};

const kill = (pid: number): void => {
  process.kill(pid, 'SIGKILL');
};

const endsWithin = async (budget: Duration, owner: string, clock: Clock): Promise<boolean> => {
  for (const began = clock.now(); ownerIsAlive(owner);) {
    if (clock.now() - began >= budget) return false;
    await clock.wait(lookAgain);
  }
  return true;
};
