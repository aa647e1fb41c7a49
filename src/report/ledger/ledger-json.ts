import type { CheckedLedger } from './ledger-text.ts';

/** For programs: one object, `firedrill.ledger-check/1`. */
export const ledgerJson = (ledgers: readonly CheckedLedger[]): string =>
  `${JSON.stringify({ schema: 'firedrill.ledger-check/1', ledgers: ledgers.map(({ result, ...ledger }) => ({ ...ledger, ...result })) }, undefined, 2)}\n`;
