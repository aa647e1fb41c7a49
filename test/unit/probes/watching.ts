import type { Sample } from '../../../src/core/probe.ts';
import type { Address, RunningStack } from '../../../src/core/stack.ts';
import { timing } from '../../../src/core/timing.ts';

/** A running stack of which a probe uses what a test gives it. */
export const stackWith = (parts: Partial<RunningStack>): RunningStack => ({
  runId: 'run-1',
  timing: timing('production'),
  address: () => Promise.reject(new Error('no address')),
  environment: () => ({}),
  follow: () => Promise.reject(new Error('no logs')),
  ...parts,
});

export const at =
  (port: number): (() => Promise<Address>) =>
  () =>
    Promise.resolve({ host: '127.0.0.1', port });

export interface Watching<Value> extends AsyncDisposable {
  readonly seen: readonly Value[];
  /** Resolves as soon as an observation that comes from now on is like this. */
  next(wanted: (value: Value) => boolean): Promise<Value>;
  /** Ends the watching and resolves with how it ended. */
  stop(): Promise<void>;
}

interface Watchable<Value> {
  watch(stack: RunningStack, observe: (value: Value) => void, signal: AbortSignal): Promise<void>;
}

/** Watches a probe or a condition until the test is over. */
export const watching = <Value = Sample>(watched: Watchable<Value>, stack: RunningStack): Watching<Value> => {
  const stopping = new AbortController();
  const seen: Value[] = [];
  const waiting = new Set<{ readonly wanted: (value: Value) => boolean; readonly resolve: (value: Value) => void }>();
  const done = watched.watch(
    stack,
    (value) => {
      seen.push(value);
      for (const one of waiting) {
        if (!one.wanted(value)) continue;
        waiting.delete(one);
        one.resolve(value);
      }
    },
    stopping.signal,
  );
  const stop = async (): Promise<void> => {
    stopping.abort();
    await done;
  };
  return {
    seen,
    stop,
    next: (wanted) =>
      new Promise((resolve) => {
        waiting.add({ wanted, resolve });
      }),
    [Symbol.asyncDispose]: stop,
  };
};
