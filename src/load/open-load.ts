import { messageOf } from '../core/message-of.ts';
import type { Clock } from '../core/clock.ts';
import { milliseconds, seconds } from '../core/duration.ts';
import type { Load, LoadSession, OperationResult } from '../core/load.ts';
import type { Recorder } from '../core/timeline.ts';

/** Operations in flight when the load stops may finish: one that is cut off could be a write that nobody looks for. */
const grace = seconds(5);

/** A load in progress. */
export interface RunningLoad {
  /** Ends the schedule and resolves once every operation in flight has settled. */
  stop(): Promise<void>;
}

/**
 * Starts operations at the load's rate whatever the system answers (open model), each recorded with its latency from the *intended* instant.
 * An operation that cannot start because too many are in flight is recorded as unsent, never skipped in silence.
 */
export const startOpenLoad = (load: Load, session: LoadSession, clock: Clock, timeline: Recorder): RunningLoad => {
  const stopping = new AbortController();
  const givingUp = new AbortController();
  const inFlight = new Set<Promise<void>>();
  const period = 1_000 / load.rate;
  const began = clock.now();

  const operate = async (number: number, intendedMs: number): Promise<void> => {
    // A session may throw before it promises anything: that is a failed operation too.
    const attempt = async (): Promise<OperationResult> => await session.operate(number, givingUp.signal);
    const result = await attempt().catch((error: unknown): OperationResult => ({
      ok: false,
      why: messageOf(error),
    }));
    timeline.record(
      {
        kind: 'operation',
        load: load.name,
        number,
        intendedMs,
        latencyMs: clock.now() - intendedMs,
        outcome: result.ok ? 'ok' : 'failed',
        ...(result.acknowledged === undefined ? {} : { acknowledged: result.acknowledged }),
        ...(result.why === undefined ? {} : { why: result.why }),
      },
      clock.now(),
      period,
    );
  };

  const stopped = (): boolean => stopping.signal.aborted;
  const schedule = async (): Promise<void> => {
    for (let number = 0; !stopped(); number += 1) {
      const intendedMs = began + number * period;
      // Timers may fire a little early; an operation never starts before its instant.
      for (let early = intendedMs - clock.now(); early > 0 && !stopped(); early = intendedMs - clock.now()) {
        await clock.wait(milliseconds(early), stopping.signal).catch(() => undefined);
      }
      if (stopped()) return;
      if (inFlight.size >= load.inFlight) {
        timeline.record({
          kind: 'operation',
          load: load.name,
          number,
          intendedMs,
          latencyMs: 0,
          outcome: 'unsent',
          why: `${String(load.inFlight)} in flight`,
        });
        continue;
      }
      const operation: Promise<void> = operate(number, intendedMs).finally(() => inFlight.delete(operation));
      inFlight.add(operation);
    }
  };
  const scheduled = schedule();
  return {
    stop: async () => {
      stopping.abort();
      await scheduled;
      const patience = clock.wait(grace, givingUp.signal).then(
        () => {
          givingUp.abort();
        },
        () => undefined,
      );
      await Promise.allSettled(inFlight);
      givingUp.abort();
      await patience;
    },
  };
};
