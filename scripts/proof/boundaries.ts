import type { Capability } from '../../src/core/capability.ts';
import type { Ledger } from '../../src/runner/ledger.ts';

/** The instants of one injection at which a runner can die, in their order. */
export const boundaries = [
  'before-intent',
  'after-intent',
  'after-apply',
  'before-bitten',
  'mid-hold',
  'mid-lift',
  'lifted-not-seen',
  'after-lift-before-close',
  'after-close',
] as const;

export type Boundary = (typeof boundaries)[number];

/** Called at every boundary; the injection goes on when it resolves. */
export type Reach = (boundary: Boundary) => Promise<void>;

/** The same ledger, which tells where the injection stands. */
export const toldLedger = (ledger: Ledger, reach: Reach): Ledger => ({
  intend: async (...intent) => {
    await reach('before-intent');
    await ledger.intend(...intent);
    await reach('after-intent');
  },
  close: async (...closing) => {
    await reach('after-lift-before-close');
    await ledger.close(...closing);
    await reach('after-close');
  },
  [Symbol.asyncDispose]: () => ledger[Symbol.asyncDispose](),
});

/** The same capability, which tells where the injection stands. */
export const toldCapability = (capability: Capability, reach: Reach): Capability => ({
  snapshot: () => capability.snapshot(),
  apply: async () => {
    await capability.apply();
    await reach('after-apply');
  },
  restore: async (snapshot) => {
    await reach('mid-lift');
    await capability.restore(snapshot);
    await reach('lifted-not-seen');
  },
  look: async () => {
    const sighting = await capability.look();
    if (sighting.harmed) await reach('before-bitten');
    return sighting;
  },
});
