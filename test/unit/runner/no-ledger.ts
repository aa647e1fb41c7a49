import type { Ledger } from '../../../src/runner/ledger.ts';

/** A ledger that keeps nothing. */
export const noLedger: Ledger = {
  intend: () => Promise.resolve(),
  close: () => Promise.resolve(),
  [Symbol.asyncDispose]: () => Promise.resolve(),
};
