import type { Duration } from '../../core/duration.ts';

/** The end of one call of a driver, whichever comes first: its timeout, or that its operation is given up or its driver closed. */
export interface Deadline extends Disposable {
  /** Aborted when it has passed. */
  readonly signal: AbortSignal;
  /** What ended the call; `undefined` while there is time. */
  readonly passed: 'timeout' | 'aborted' | undefined;
  /** The promise's own value, as long as there is time. Rejects once the deadline has passed; what becomes of the promise then, nobody hears. */
  within<Value>(promise: Promise<Value>): Promise<Value>;
}

/** Starts to count at once: waiting for a free connection is part of a call. */
export const startDeadline = (timeout: Duration, ...others: readonly (AbortSignal | undefined)[]): Deadline => {
  const ending = new AbortController();
  let passed: Deadline['passed'];
  const end = (how: 'timeout' | 'aborted'): void => {
    passed ??= how;
    ending.abort(new Error(passed));
  };
  const giveUp = (): void => {
    end('aborted');
  };
  const timer = setTimeout(end, timeout, 'timeout');
  for (const other of others) {
    other?.addEventListener('abort', giveUp, { once: true });
    if (other?.aborted === true) giveUp();
  }
  const { signal } = ending;
  return {
    signal,
    get passed() {
      return passed;
    },
    within: async (promise) => {
      const { promise: late, reject } = Promise.withResolvers<never>();
      const leave = (): void => {
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      if (signal.aborted) leave();
      try {
        return await Promise.race([late, promise]);
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      for (const other of others) other?.removeEventListener('abort', giveUp);
    },
  };
};
