import { Agent } from 'node:http';
import { app, db } from '../../fixtures/account-api/stack.ts';
import { monotonicClock } from '../../src/cli/monotonic-clock.ts';
import { milliseconds, seconds } from '../../src/core/duration.ts';
import type { RunningStack } from '../../src/core/stack.ts';
import { eventsOf, recorder } from '../../src/core/timeline.ts';
import { loadThread } from '../../src/load/worker/load-thread.ts';
import { openLoadInWorker } from '../../src/load/worker/open-load-in-worker.ts';
import { ask } from '../../src/probes/http/ask.ts';
import { periodic } from '../../src/probes/periodic.ts';

const period = milliseconds(10);
const turn = seconds(10);
const leastSuccess = 0.99;
/** Its load are 20 users who sign in each second. */
const drillFile = 'drills/redis-outage.drill.ts';

/** What one turn of a periodic probe came to. */
export interface Ticks {
  /** Actual less due instant of every tick, in ms. */
  readonly lateMs: readonly number[];
  /** Ticks that a schedule without any lateness had held as well. */
  readonly skipped: number;
}

/** @throws the signal's reason when it is aborted. */
export const tickIdle = (signal: AbortSignal): Promise<Ticks> => tick(() => undefined, signal);

/** Asks the service while users sign in. @throws Error when the load did not succeed: lateness beside a broken system says nothing. */
export const tickUnderLoad = async (stack: RunningStack, signal: AbortSignal): Promise<Ticks> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  try {
    const address = await stack.address(app.name, 3000);
    const clock = monotonicClock();
    const timeline = recorder(clock);
    await using running = await openLoadInWorker({
      thread: loadThread({ file: drillFile, variation: null }),
      seed: 1,
      stack,
      services: [db.name],
      clock,
      timeline,
      signal,
    });
    let ticks: Ticks;
    try {
      ticks = await tick(() => void ask({ ...address, path: '/ready', timeout: milliseconds(1_000), agent, signal }), signal);
    } finally {
      await running.stop();
    }
    const operations = eventsOf(timeline, 'operation');
    const good = operations.filter(({ outcome }) => outcome === 'ok').length;
    if (!signal.aborted && good < operations.length * leastSuccess) {
      throw new Error(`only ${String(good)} of ${String(operations.length)} operations succeeded`);
    }
    return ticks;
  } finally {
    agent.destroy();
  }
};

const tick = async (work: () => void, signal: AbortSignal): Promise<Ticks> => {
  const lateMs: number[] = [];
  const dueAt: number[] = [];
  await periodic(
    period,
    (due) => {
      lateMs.push(performance.now() - due);
      dueAt.push(due);
      work();
    },
    AbortSignal.any([signal, AbortSignal.timeout(turn)]),
  );
  signal.throwIfAborted();
  const between = (dueAt.at(-1) ?? 0) - (dueAt[0] ?? 0);
  return { lateMs, skipped: Math.round(between / period) + 1 - dueAt.length };
};
