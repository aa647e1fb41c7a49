import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../core/message-of.ts';
import type { Residue } from '../core/reporter.ts';
import type { DockerEngine } from './docker-engine.ts';
import { endOrphans } from './orphans.ts';
import { findObjects, sweepRun } from './sweep.ts';

export interface DeadRunSweep {
  /** For how long the engine must have been seen empty of the run before it counts as gone. */
  readonly quietMs: number;
  /** When the trying ends. */
  readonly budgetMs: number;
  /** Told each step: what was ended, removed, refused. */
  readonly tell: (line: string) => void;
}

export interface SweptDeadRun {
  readonly left: readonly Residue[];
  /** When the run was first seen to be gone for good, counted from the call. */
  readonly goneAfterMs: number;
}

const lookAgainMs = 250;
/** One round with an engine that hangs. Removing eight containers on a busy machine takes seconds. */
const roundBudgetMs = 45_000;
/** What the engine still carries out for a client that was killed appears within this time. */
const afterOrphansMs = 1_000;

/**
 * Takes everything of a run away whose process is dead, again and again until it stays away: processes that it started are ended first,
 * and what they had asked the engine for may still appear. Harmless beside another process that does the same.
 * Rejects never: an engine that does not answer is asked again until the budget is used up, and then everything counts as left.
 */
export const sweepDeadRun = async (engine: DockerEngine, runId: string, { quietMs, budgetMs, tell }: DeadRunSweep): Promise<SweptDeadRun> => {
  const began = performance.now();
  let left: readonly Residue[] = [];
  let goneAt: number | undefined;
  let quiet = quietMs;
  do {
    try {
      const ended = await endOrphans(runId);
      for (const who of ended) tell(`ended ${who}, which the dead run had started`);
      if (ended.length > 0) quiet = Math.max(quiet, afterOrphansMs);
      const found = await inTime(findObjects(engine, runId));
      if (found.length === 0 && ended.length === 0) {
        left = [];
        goneAt ??= performance.now();
        if (performance.now() - goneAt >= quiet) return { left, goneAfterMs: goneAt - began };
      } else {
        goneAt = undefined;
        const swept = await inTime(sweepRun(engine, runId));
        for (const what of swept.removed) tell(`removed ${what}`);
        left = swept.left;
        for (const { what, why } of left) tell(`${what} is still there: ${why}`);
        if (left.length === 0) {
          goneAt = performance.now();
          if (quiet === 0) return { left, goneAfterMs: goneAt - began };
        }
      }
    } catch (error) {
      goneAt = undefined;
      left = [unanswered(runId, error)];
      tell(`the engine does not answer: ${messageOf(error)}`);
    }
    await wait(lookAgainMs);
  } while (performance.now() - began < budgetMs);
  return { left, goneAfterMs: (goneAt ?? performance.now()) - began };
};

const inTime = async <Answer>(call: Promise<Answer>): Promise<Answer> => {
  const answered = new AbortController();
  const late = wait(roundBudgetMs, undefined, { signal: answered.signal }).then(() => {
    throw new Error(`no answer within ${String(roundBudgetMs)} ms`);
  });
  return await Promise.race([call, late]).finally(() => {
    answered.abort();
  });
};

const unanswered = (runId: string, error: unknown): Residue => ({
  what: `everything of run ${runId}`,
  why: `the engine does not answer: ${messageOf(error)}`,
  byHand: [`docker rm --force --volumes $(docker ps --all --quiet --filter label=dev.firedrill.run=${runId})`, `firedrill undo --run ${runId}`],
});
