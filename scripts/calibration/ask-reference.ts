import { EventEmitter, once } from 'node:events';
import type { Clock } from '../../src/core/clock.ts';
import type { RunningLoad } from '../../src/core/load.ts';
import { recorder, type Timeline } from '../../src/core/timeline.ts';
import { timing } from '../../src/core/timing.ts';
import { machineClock, monotonicMs } from '../../src/load/machine-clock.ts';
import { loadThread } from '../../src/load/worker/load-thread.ts';
import { openLoadInWorker } from '../../src/load/worker/open-load-in-worker.ts';
import type { ReferenceServer } from './reference-server.ts';

/** The period of the load: every 10 ms. */
export const periodMs = 10;

/** A load that asks the reference server, exactly as the load of a trial runs. */
export interface Asking extends AsyncDisposable {
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly load: RunningLoad;
  /** An instant of the machine on the clock of the load. */
  readonly onClock: (machineMs: number) => number;
  /** Resolves once an operation that was meant to start after this instant has been answered. */
  readonly answeredAfter: (ms: number) => Promise<void>;
}

/** `drill` is one of `test/calibration`: how many may wait at once. */
export const askReference = async ({ port }: Pick<ReferenceServer, 'port'>, drill: 'stalls' | 'everybody-waits' = 'stalls'): Promise<Asking> => {
  const zeroMs = monotonicMs();
  const clock = machineClock(zeroMs);
  const answers = new EventEmitter();
  let latest = -Infinity;
  const timeline = recorder(clock, (event) => {
    if (event.kind !== 'operation') return;
    latest = Math.max(latest, event.intendedMs);
    answers.emit('answer');
  });
  const load = await openLoadInWorker({
    thread: loadThread({ file: `test/calibration/${drill}.drill.ts`, variation: null }),
    seed: 1,
    stack: {
      runId: 'calibration',
      timing: timing('production'),
      address: () => Promise.resolve({ host: '127.0.0.1', port }),
      environment: () => ({}),
      follow: () => Promise.resolve(),
    },
    services: [],
    clock,
    timeline,
    signal: new AbortController().signal,
  });
  return {
    clock,
    timeline,
    load,
    onClock: (machineMs) => machineMs - zeroMs,
    answeredAfter: async (ms) => {
      while (latest < ms) await once(answers, 'answer', { signal: load.died });
    },
    [Symbol.asyncDispose]: () => load[Symbol.asyncDispose](),
  };
};
