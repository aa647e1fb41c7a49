import { fault, type ColumnValue, type Fault, type Service } from 'firedrill';

export interface PoisonRowSettings {
  /** As SQL writes it: `payments`, `billing.payments`. */
  readonly table: string;
  /** What the columns get; those left out get their defaults. Text is read as the type of its column. */
  readonly row: Readonly<Record<string, ColumnValue>>;
  /**
   * The columns that make it indigestible, where the system writes the others while it tries: attempts, the last error. The row is the fault as long as these are as
   * they were put in; one in which any of these was changed has been mended, and is the system's own. Default all columns.
   */
  readonly poison?: readonly string[];
  /** Default the one that the container was made with. */
  readonly database?: string;
}

/**
 * A row that the system cannot digest is inserted into a table, with its triggers and constraints, like every other row. Undone by removing that row, found by its
 * primary key (or, without one, by all of its columns). A row that is gone by then is no fault any more; one that was changed is left, and reported as residue
 * unless `poison` says that it was mended.
 * @throws RangeError when the row has no column, or none of those that make it poison.
 */
export const poisonRow = (service: Service, { table, row, poison, database }: PoisonRowSettings): Fault<'insertRow'> => {
  if (Object.keys(row).length === 0) throw new RangeError('a row without a column poisons nothing');
  const lacking = poison?.find((column) => !Object.hasOwn(row, column));
  if (lacking !== undefined) throw new RangeError(`the row has no column "${lacking}" that could make it poison`);
  if (poison?.length === 0) throw new RangeError('without a column that makes it poison, the row poisons nothing');
  return fault(poisonRow, {
    kind: 'poison-row',
    target: service,
    capability: 'insertRow',
    settings: { database: database ?? null, table, row: Object.freeze({ ...row }), poison: poison === undefined ? null : Object.freeze([...poison]) },
    words: {
      does: `inserts a row into ${table} of ${service.name} that its readers cannot digest`,
      usersSee: 'work that stops or fails at one row',
      bites: 'the row lies in the table as it was put in',
      lifted: 'the row is not in the table, or was mended',
      leavesBehind: 'numbers that sequences gave out, and what the system made of the row',
    },
  });
};
