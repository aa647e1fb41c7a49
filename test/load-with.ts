import type { Load, LoadSession } from '../src/core/load.ts';

/** A load whose users do something else in some respect. */
export const loadWith = (load: Load, change: (session: LoadSession) => Partial<LoadSession>): Load => ({
  ...load,
  open: async (stack, seed) => {
    const session = await load.open(stack, seed);
    return { ...session, ...change(session), [Symbol.asyncDispose]: () => session[Symbol.asyncDispose]() };
  },
});
