import { fault, type ColumnValue, type Fault, type Service } from 'firedrill';

export interface PoisonRowSettings {
  /** As SQL writes it: `payments`, `billing.payments`. */
  readonly table: string;
  /** What the columns get; those left out get their defaults. Text is read as the type of its column. */
  readonly row: Readonly<Record<string, ColumnValue>>;
  /** Default the one that the container was made with. */
  readonly database?: string;
}

/**
 * A row that the system cannot digest is inserted into a table, with its triggers and constraints, like every other row. Undone by removing that row, found by its
 * primary key (or, without one, by all of its columns). A row that is gone by then is no fault any more; one that was changed is left, and reported as residue.
 * @throws RangeError when the row has no column.
 */
export const poisonRow = (service: Service, { table, row, database }: PoisonRowSettings): Fault<'insertRow'> => {
  if (Object.keys(row).length === 0) throw new RangeError('a row without a column poisons nothing');
  return fault(poisonRow, {
    kind: 'poison-row',
    target: service,
    capability: 'insertRow',
    settings: { database: database ?? null, table, row: Object.freeze({ ...row }) },
    words: {
      does: `inserts a row into ${table} of ${service.name} that its readers cannot digest`,
      usersSee: 'work that stops or fails at one row',
      bites: 'the row lies in the table, unchanged',
      lifted: 'the row is not in the table',
      leavesBehind: 'numbers that sequences gave out, and what the system made of the row',
    },
  });
};
