import type { Found, OperationOutcome, PartitionRange, ReadingPlace } from '../../core/history.ts';

/** The id of this version of the file. Fields and kinds of records may be added; none changes its meaning. */
export const ledgerFormat = 'firedrill.ledger/1';

/** What the first line says. */
export interface LedgerHeader {
  readonly run: string;
  readonly load: string;
  /** The checkers that are to be asked, by name. */
  readonly checks: readonly string[];
}

/** One line of the file. Instants are milliseconds on the run's monotonic clock. */
export type LedgerRecord =
  | ({ readonly record: 'ledger'; readonly format: typeof ledgerFormat } & LedgerHeader)
  | { readonly record: 'driver' | 'driver-ended'; readonly driver: string }
  | {
      readonly record: 'attempt';
      readonly id: string;
      readonly writer: string;
      readonly key?: string | undefined;
      readonly sequence?: number | undefined;
      readonly hash?: string | undefined;
      readonly tenant?: string | undefined;
      readonly at_ms: number;
    }
  | { readonly record: 'outcome'; readonly id: string; readonly outcome: OperationOutcome; readonly at_ms: number; readonly why?: string | undefined }
  | {
      readonly record: 'read';
      readonly reader: string;
      readonly key: string;
      readonly value: string | null;
      readonly from_ms: number;
      readonly to_ms: number;
    }
  | { readonly record: 'fault'; readonly at_ms: number; readonly error_ms: number }
  | {
      readonly record: 'reading';
      readonly reading: number;
      readonly from: ReadingPlace;
      readonly as_of_ms: number;
      readonly ordered?: boolean | undefined;
    }
  | ({ readonly record: 'found'; readonly reading: number } & Found)
  | {
      readonly record: 'reading-ended';
      readonly reading: number;
      readonly at_ms: number;
      readonly complete: boolean;
      readonly why?: string | undefined;
      readonly partitions?: readonly PartitionRange[] | undefined;
    };
