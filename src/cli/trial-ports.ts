import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../core/clock.ts';
import type { Reporter } from '../core/reporter.ts';
import { loadThread, type LoadThread } from '../load/worker/load-thread.ts';
import { openLoadInWorker } from '../load/worker/open-load-in-worker.ts';
import type { Ledger } from '../runner/ledger.ts';
import type { Ports } from '../runner/ports.ts';
import type { OneSystem } from './one-system.ts';

export interface TrialParts {
  readonly runId: string;
  /** The trial's own folder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly reporter: Reporter;
  readonly ledger: Ledger;
  readonly system: OneSystem;
  /** Whether another trial is to follow on this system; asked when this one is over. */
  readonly keepsSystem: () => boolean;
}

/** Gives a trial its real stack, operator, pager and load. The thread of the load imports the drill while the system is made ready. */
export const trialPorts = ({ runId, folder, clock, reporter, ledger, system, keepsSystem }: TrialParts): Ports => {
  let thread: LoadThread | undefined;
  return {
    runId,
    clock,
    reporter,
    ledger,
    start: (plan, onAlert) => {
      thread = loadThread(plan);
      return system.ready({ clock, onAlert });
    },
    stop: async (undone) => {
      await thread?.[Symbol.asyncDispose]();
      return undone && keepsSystem() ? [] : await system.takeAway();
    },
    openLoad: async (plan, { stack, environment }, { timeline, signal }) => {
      const ledger = join(folder, 'operations.ndjson');
      // Of an earlier run that wrote to the same folder.
      await rm(ledger, { force: true });
      const services = Object.keys(environment.images);
      return await openLoadInWorker({ thread: thread ?? loadThread(plan), seed: plan.seed, ledger, stack, services, clock, timeline, signal });
    },
  };
};
