import { fault, type Fault, type Service } from 'firedrill';

export interface BrokenMigrationSettings {
  /** As SQL writes it: `payments`, `billing.payments`. */
  readonly table: string;
  /** The column that the running code knows. */
  readonly column: string;
  /** The name that it gets. */
  readonly to: string;
  /** Default the one that the container was made with. */
  readonly database?: string;
}

/**
 * A column has another name, as after a migration that ran before its code was there. Views go on; whoever writes the old name gets an error.
 * Undone by giving the same column its name again; a column that was dropped meanwhile is told.
 * @throws RangeError when both names are the same.
 */
export const brokenMigration = (service: Service, { table, column, to, database }: BrokenMigrationSettings): Fault<'renameColumn'> => {
  if (column === to) throw new RangeError(`a column that is renamed from ${column} to ${to} breaks nothing`);
  return fault(brokenMigration, {
    kind: 'broken-migration',
    target: service,
    capability: 'renameColumn',
    settings: { database: database ?? null, table, column, to },
    words: {
      does: `renames the column ${column} of ${table} of ${service.name} to ${to}`,
      usersSee: 'errors wherever the code asks for the column',
      bites: 'the table has no column of the old name',
      lifted: 'the table has the column by its old name',
    },
  });
};
