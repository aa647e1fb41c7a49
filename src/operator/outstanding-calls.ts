/** The calls that change something and that the engine has not answered yet, whoever asked for them and whether they still wait. */
export interface OutstandingCalls {
  /** Counts a call until it has settled. Never rejects for it. */
  add(call: Promise<unknown>): void;
  /** Resolves once the engine has answered all of them. */
  answered(): Promise<void>;
}

export const outstandingCalls = (): OutstandingCalls => {
  const calls = new Set<Promise<unknown>>();
  return {
    add: (call) => {
      const settled: Promise<void> = Promise.allSettled([call]).then(() => {
        calls.delete(settled);
      });
      calls.add(settled);
    },
    answered: async () => {
      while (calls.size > 0) await Promise.all(calls);
    },
  };
};
