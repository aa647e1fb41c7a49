import { messageOf } from '../core/message-of.ts';
import { constantArrivalRate } from '../core/arrivals/constant-arrival-rate.ts';
import type { Clock } from '../core/clock.ts';
import { milliseconds, seconds } from '../core/duration.ts';
import type { Load, LoadSession, OperationResult } from '../core/load.ts';
import type { Fact } from '../core/timeline.ts';

/** Operations in flight when the load stops may finish: one that is cut off could be a write that nobody looks for. */
export const grace = seconds(5);

/** So many operations that are due at once start before anything else of the thread has its turn: answers are to be read while a load catches up. */
const mostAtOnce = 100;

/** Where operations are written down as they end. */
export interface OperationSink {
  record(operation: Extract<Fact, { readonly kind: 'operation' }>, at: number, error: number): unknown;
}

/** A schedule in progress. */
export interface OpenLoad {
  /** Ends the schedule and resolves once every operation in flight has settled. */
  stop(): Promise<void>;
}

export interface OpenLoadInput {
  readonly load: Pick<Load, 'name' | 'rate' | 'arrivals' | 'inFlight'>;
  readonly session: LoadSession;
  readonly seed: number;
  readonly clock: Clock;
  readonly timeline: OperationSink;
}

/**
 * Starts operations at the load's arrivals whatever the system answers (open model), each recorded with its latency from the *intended* instant and
 * with how late it started. An operation that cannot start because too many are in flight is recorded as unsent, never skipped in silence.
 *
 * The error of an operation's event reaches back to the intended instant of the one that was sent before it: what this one saw may have been so
 * since then. It holds its latency and whatever lateness there was.
 */
export const startOpenLoad = ({ load, session, seed, clock, timeline }: OpenLoadInput): OpenLoad => {
  const stopping = new AbortController();
  const givingUp = new AbortController();
  const inFlight = new Set<Promise<void>>();
  const began = clock.now();

  const operate = async (number: number, intendedMs: number, sinceMs: number): Promise<void> => {
    const lateMs = clock.now() - intendedMs;
    // A session may throw before it promises anything: that is a failed operation too.
    const attempt = async (): Promise<OperationResult> => await session.operate(number, givingUp.signal);
    const write = session.writes?.(number);
    const {
      ok,
      acknowledged = ok ? write?.id : undefined,
      refused,
      why,
    } = await attempt().catch((error: unknown): OperationResult => ({ ok: false, why: messageOf(error) }));
    const now = clock.now();
    timeline.record(
      {
        kind: 'operation',
        load: load.name,
        number,
        intendedMs,
        lateMs,
        latencyMs: now - intendedMs,
        outcome: ok ? 'ok' : 'failed',
        ...(write === undefined ? {} : { write }),
        ...(acknowledged === undefined ? {} : { acknowledged }),
        ...(refused === true ? { refused } : {}),
        ...(why === undefined ? {} : { why }),
      },
      now,
      now - sinceMs,
    );
  };

  const stopped = (): boolean => stopping.signal.aborted;
  const wait = (ms: number): Promise<void> => clock.wait(milliseconds(ms), stopping.signal).catch(() => undefined);
  const schedule = async (): Promise<void> => {
    let sinceMs = began - 1_000 / load.rate;
    let atOnce = 0;
    let number = 0;
    for (const instant of (load.arrivals ?? constantArrivalRate(load.rate)).instants(seed)) {
      const intendedMs = began + instant;
      // Timers may fire a little early; an operation never starts before its instant.
      for (let early = intendedMs - clock.now(); early > 0 && !stopped(); early = intendedMs - clock.now()) {
        atOnce = 0;
        await wait(early);
      }
      if (atOnce >= mostAtOnce) {
        atOnce = 0;
        await wait(0);
      }
      if (stopped()) return;
      atOnce += 1;
      if (inFlight.size >= load.inFlight) {
        const why = `${String(load.inFlight)} in flight`;
        const now = clock.now();
        timeline.record({ kind: 'operation', load: load.name, number, intendedMs, latencyMs: 0, outcome: 'unsent', why }, now, now - sinceMs);
      } else {
        const operation: Promise<void> = operate(number, intendedMs, sinceMs).finally(() => inFlight.delete(operation));
        inFlight.add(operation);
        sinceMs = intendedMs;
      }
      number += 1;
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
