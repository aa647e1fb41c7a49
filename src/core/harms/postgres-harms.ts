import type { Duration } from '../duration.ts';

/** What the data, the sessions and the rules of a PostgreSQL server can be made to suffer. */
export interface PostgresHarms {
  /** A row that the system cannot digest lies in a table. `poison` are the columns that make it so; `null` is all of them. */
  readonly insertRow: InDatabase & {
    readonly table: string;
    readonly row: Readonly<Record<string, ColumnValue>>;
    readonly poison: readonly string[] | null;
  };
  /** Rows are gone from a table. `where` is SQL. */
  readonly dropRows: InDatabase & { readonly table: string; readonly where: string };
  /** Nobody can read or write a table. */
  readonly lockTable: InDatabase & { readonly table: string; readonly atMost: Duration };
  /** Sessions compute without end. */
  readonly runawayQuery: InDatabase & { readonly sessions: number; readonly atMost: Duration };
  /** No connection is left for an ordinary role. */
  readonly exhaustConnections: InDatabase & { readonly atMost: Duration };
  /** A column has another name than its users know. */
  readonly renameColumn: InDatabase & { readonly table: string; readonly column: string; readonly to: string };
  /** A role may no longer do what it did with a table. */
  readonly revokePrivileges: InDatabase & { readonly table: string; readonly from: string; readonly privileges: readonly TablePrivilege[] };
  /** A policy of row security is gone. */
  readonly dropPolicy: InDatabase & { readonly table: string; readonly policy: string };
}

/** `null` is the database that the container was made with. */
interface InDatabase {
  readonly database: string | null;
}

/** What a column can be given. Text is read as the type of the column, as PostgreSQL reads it. */
export type ColumnValue = string | number | boolean | null;

export type TablePrivilege = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'TRUNCATE' | 'REFERENCES' | 'TRIGGER';
