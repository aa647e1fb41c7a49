import { setTimeout as wait } from 'node:timers/promises';
import type { Duration } from '../core/duration.ts';

/** What is asked over and over, and how to let go of it. */
export interface Asked<Value> {
  ask(): Promise<Value>;
  close(): Promise<void>;
}

export interface Polling<Value> {
  readonly period: Duration;
  readonly open: () => Promise<Asked<Value>>;
  /** Told of every answer, and of `undefined` where there was none: then the next question goes to something opened anew. */
  readonly observe: (value: Value | undefined) => void;
  /** Whether an error says that the question itself is wrong. */
  readonly isOurFault: (error: unknown) => boolean;
  readonly signal: AbortSignal;
}

/** Asks one question after the other, a period apart, until the signal is aborted. Rejects with what says that the question is wrong: nobody will ever answer it. */
export const polled = async <Value>({ period, open, observe, isOurFault, signal }: Polling<Value>): Promise<void> => {
  let asked: Asked<Value> | undefined;
  try {
    while (!signal.aborted) {
      try {
        asked ??= await open();
        observe(await asked.ask());
      } catch (error) {
        if (isOurFault(error)) throw error;
        await asked?.close().catch(() => undefined);
        asked = undefined;
        observe(undefined);
      }
      await wait(period, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    await asked?.close().catch(() => undefined);
  }
};
