import type { Attempt, Found, OperationOutcome, ReadingEnd, ReadingStart, RegisterRead } from '../../core/history.ts';

/** The id of this version of the file. Fields and kinds of records may be added; none changes its meaning. */
export const ledgerFormat = 'firedrill.ledger/1';

/** What the first line says. */
export interface LedgerHeader {
  readonly run: string;
  readonly load: string;
  /** The checkers that are to be asked, by name. */
  readonly checks: readonly string[];
}

/** One line of the file: what a history holds, its instants under the names of the file. They are milliseconds on the run's monotonic clock. */
export type LedgerRecord =
  | ({ readonly record: 'ledger'; readonly format: typeof ledgerFormat } & LedgerHeader)
  | { readonly record: 'driver' | 'driver-ended'; readonly driver: string }
  | ({ readonly record: 'attempt'; readonly at_ms: number } & Omit<Attempt, 'invokedMs'>)
  | { readonly record: 'outcome'; readonly id: string; readonly outcome: OperationOutcome; readonly at_ms: number; readonly why?: string | undefined }
  | ({ readonly record: 'read'; readonly from_ms: number; readonly to_ms: number } & Omit<RegisterRead, 'invokedMs' | 'completedMs'>)
  | { readonly record: 'fault'; readonly at_ms: number; readonly error_ms: number }
  | ({ readonly record: 'reading'; readonly reading: number; readonly as_of_ms: number } & Omit<ReadingStart, 'asOfMs'>)
  | ({ readonly record: 'found'; readonly reading: number } & Found)
  | ({ readonly record: 'reading-ended'; readonly reading: number; readonly at_ms: number } & Omit<ReadingEnd, 'endedMs'>);
