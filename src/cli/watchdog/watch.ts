import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { exitCode, type ExitCode } from '../../core/exit-code.ts';
import { milliseconds } from '../../core/duration.ts';
import { afterNotice, leaseBeat, newLease, type Lease, type Notice } from '../../runner/lease.ts';
import { dockerEngine } from '../../stack/docker-engine.ts';
import { monotonicClock } from '../monotonic-clock.ts';
import { takeOver } from './take-over.ts';

export interface WatchdogOptions {
  readonly run: string;
  readonly owner: string;
  readonly ledger: string;
  readonly log: string;
  /** Milliseconds. */
  readonly lease: number;
}

/** What a terminal, a supervisor or a closed window sends. Only the end of the run ends a watchdog. */
const ignored = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens to the runner on standard input, and undoes its run when it dies or falls silent. Answers how that ended. */
export const watch = async ({ run, owner, ledger, log, lease: leaseMs }: WatchdogOptions): Promise<ExitCode> => {
  for (const signal of ignored) process.on(signal, () => undefined);
  const tell = (line: string): void => {
    try {
      appendFileSync(log, `${new Date().toISOString()} ${line}\n`);
    } catch {
      // The folder was removed or the disk is full. Undoing matters more than telling.
    }
  };
  const engine = dockerEngine();
  await engine.docker.ping();
  const clock = monotonicClock();
  tell(`watching run ${run}, led by process ${owner}, lease ${String(leaseMs)} ms`);
  process.stdout.write('ready\n');
  const { standing, silent } = await endOfLease(newLease(milliseconds(leaseMs), clock.now()), clock);
  if (standing === 'done') {
    tell('done: the runner saw everything undone');
    return exitCode.held;
  }
  const stalled = standing === 'stalled';
  tell(stalled ? `stalled: the runner was silent for ${String(Math.round(silent))} ms` : 'died: the runner let go of the line without a word');
  return await takeOver({ engine, runId: run, owner, ledger, clock, grace: milliseconds(stalled ? 0 : leaseMs), tell });
};

/** Feeds the lease with what is heard and with the time, until it is over. */
const endOfLease = async (held: Lease, clock: ReturnType<typeof monotonicClock>): Promise<Lease> => {
  const { promise, resolve } = Promise.withResolvers<Lease>();
  let lease = held;
  const notice = (noticed: Notice): void => {
    lease = afterNotice(lease, noticed);
    if (lease.standing !== 'held') resolve(lease);
  };
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (word) => {
    notice({ kind: 'said', word });
  });
  lines.on('close', () => {
    notice({ kind: 'closed' });
  });
  process.stdin.on('error', () => {
    notice({ kind: 'closed' });
  });
  const looking = setInterval(() => {
    notice({ kind: 'looked', at: clock.now() });
  }, leaseBeat(held.duration));
  try {
    return await promise;
  } finally {
    clearInterval(looking);
    lines.close();
    process.stdin.destroy();
  }
};
