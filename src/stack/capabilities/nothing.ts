import type { Capability } from '../../core/capability.ts';

/** The honest baseline: nothing is done, nothing is seen, nothing needs undoing. */
export const nothing = (): Capability => ({
  snapshot: () => Promise.resolve({}),
  apply: () => Promise.resolve(),
  restore: () => Promise.resolve(),
  look: () => Promise.resolve({ harmed: false, saw: 'nothing was done, nothing is different' }),
});
