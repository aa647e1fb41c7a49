import { faultsOf } from '../core/composition.ts';
import { DrillError } from '../core/errors.ts';
import type { Fault } from '../core/fault.ts';
import { messageOf } from '../core/message-of.ts';
import type { Residue } from '../core/reporter.ts';
import type { System } from '../runner/ports.ts';
import type { KeptState } from '../stack/reset/keep-state.ts';
import { sweepRun } from '../stack/sweep.ts';
import type { PlannedDrill } from './plan-drill.ts';
import type { RunContext } from './run-context.ts';
import { startSystem, type Audience, type StartedSystem } from './start-system.ts';

/** The real system of a stack: for one trial, or for many that follow each other. */
export interface OneSystem {
  /** Starts it; or, where it runs already, brings it back to its first state. @throws DrillError `stack-start-failed`, `restore-failed`. */
  ready(audience: Audience): Promise<System>;
  /** Takes everything away, half-way failures included. Answers what is still there. */
  takeAway(): Promise<readonly Residue[]>;
}

export interface OneSystemOptions {
  /** Whether it is going to be brought back to its first state, which must then be kept. */
  readonly again: boolean;
  /** Every fault that it is going to suffer. Default those of the plan that it is started for. */
  readonly faults?: readonly Fault[];
}

/** A system whose state cannot be brought back is taken away and started anew: slower, and said; never left as another trial has made it. */
export const oneSystem = (
  planned: PlannedDrill,
  context: RunContext,
  { again, faults = faultsOf(planned.plan.drill.breaks) }: OneSystemOptions,
): OneSystem => {
  const {
    engine,
    run: { id: runId },
  } = context;
  let resources = new AsyncDisposableStack();
  let started: StartedSystem | undefined;
  let kept: KeptState | undefined;
  let listening: Audience | undefined;
  let unkept = 'its first state was not kept';
  let trials = 0;

  /** What a trial that follows others writes is told from what they wrote, should anything of theirs still be under way. */
  const named = (system: System): System => {
    trials += 1;
    return trials === 1 ? system : { ...system, stack: { ...system.stack, runId: `${runId}-${String(trials)}` } };
  };

  const start = async (): Promise<StartedSystem> => {
    started = await startSystem(planned, faults, context, resources, () => (kept?.isHeard() === false ? undefined : listening));
    if (!again) return started;
    kept = await started.keep().catch((error: unknown) => {
      unkept = messageOf(error);
      return undefined;
    });
    return started;
  };

  const bringBack = async (running: StartedSystem): Promise<void> => {
    if (kept === undefined) throw new Error(unkept);
    await Promise.all([kept.reset(), running.tidy()]);
  };

  const takeAway = async (): Promise<readonly Residue[]> => {
    const { left } = await sweepRun(engine, runId).catch((error: unknown) => ({ left: [unswept(runId, error)] }));
    const opened = resources;
    resources = new AsyncDisposableStack();
    started = undefined;
    kept = undefined;
    await opened.disposeAsync();
    return left;
  };

  return {
    ready: async (audience) => {
      if (started !== undefined) {
        const why = await bringBack(started).then(() => undefined, messageOf);
        if (why === undefined) {
          listening = audience;
          return named(started.showTo(audience, kept?.alerting()));
        }
        context.tell(`starting the system anew: ${why}`);
        const [left] = await takeAway();
        if (left !== undefined) throw new DrillError('restore-failed', `${left.what} is in the way of starting the system anew: ${left.why}`);
      }
      listening = audience;
      return named((await start()).showTo(audience));
    },
    takeAway,
  };
};

const unswept = (runId: string, error: unknown): Residue => ({
  what: `everything of run ${runId}`,
  why: `the engine does not answer: ${messageOf(error)}`,
  byHand: [`docker rm --force --volumes $(docker ps --all --quiet --filter label=dev.firedrill.run=${runId})`, `firedrill undo --run ${runId}`],
});
