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
}

/** An engine that carries out what the dead runner had asked for needs moments; this is some of them. */
const quietMs = 2_000;

/** Undoes a run whose runner died or stalled: makes sure that it is dead, takes everything of it away, and closes its ledger with what was seen. */
export const takeOver = async ({ engine, runId, owner, ledger, clock, grace, tell, budget = minutes(2) }: TakeOver): Promise<ExitCode> => {
  const noticed = clock.now();
  const elapsed = (): string => `${String(Math.round(clock.now() - noticed))} ms`;
  if (!(await makeSureOfDeath(owner, clock, grace, tell))) return exitCode.couldNotRestore;
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
  return exitCode.held;
};

const lookAgain = milliseconds(20);
const deathBudget = milliseconds(10_000);

/**
 * A stalled runner that wakes up must not inject again, so it is killed; one that let go of the line is usually gone within moments, or about to leave.
 * Goes by process id and start time: a stranger who was given the number since is never met.
 */
const makeSureOfDeath = async (owner: string, clock: Clock, grace: Duration, tell: (line: string) => void): Promise<boolean> => {
  if (await endsWithin(grace, owner, clock)) return true;
  tell(`killing process ${String(pidOf(owner))}: it is still alive`);
  try {
    process.kill(pidOf(owner), 'SIGKILL');
  } catch (error) {
    if (ownerIsAlive(owner)) tell(`it cannot be killed: ${messageOf(error)}. By hand: kill -9 ${String(pidOf(owner))}; firedrill undo`);
  }
  if (await endsWithin(deathBudget, owner, clock)) return true;
  tell(`process ${String(pidOf(owner))} does not end. By hand: kill -9 ${String(pidOf(owner))}; firedrill undo`);
  return false;
};

const endsWithin = async (budget: Duration, owner: string, clock: Clock): Promise<boolean> => {
  for (const began = clock.now(); ownerIsAlive(owner);) {
    if (clock.now() - began >= budget) return false;
    await clock.wait(lookAgain);
  }
  return true;
};
