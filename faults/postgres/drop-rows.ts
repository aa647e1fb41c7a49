import { fault, type Fault, type Service } from 'firedrill';

export interface DropRowsSettings {
  /** As SQL writes it: `payments`, `billing.payments`. */
  readonly table: string;
  /** Which rows, in SQL: what stands behind `where`. Passed on as it is. At most 100,000 rows. */
  readonly where: string;
  /** Default the one that the container was made with. */
  readonly database?: string;
}

/**
 * Rows are lost from a table. No trigger fires and no foreign key objects: what refers to them refers to nothing. They are kept beside the table, in the
 * same database, from the same transaction on. Undone by putting them back as they were; where others have taken their keys, nothing is put back and that is told.
 * @throws RangeError when no condition is given.
 */
export const dropRows = (service: Service, { table, where, database }: DropRowsSettings): Fault<'dropRows'> => {
  if (where.trim() === '') throw new RangeError('say which rows are dropped: where cannot be empty');
  return fault(dropRows, {
    kind: 'drop-rows',
    target: service,
    capability: 'dropRows',
    settings: { database: database ?? null, table, where },
    words: {
      does: `deletes the rows of ${table} of ${service.name} where ${where.replaceAll(/\s+/g, ' ')}`,
      usersSee: 'things that they had and that are not found',
      bites: 'rows that were taken are not in the table',
      lifted: 'every row that was taken is in the table again',
    },
  });
};
