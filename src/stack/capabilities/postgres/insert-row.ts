import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { restoring } from '../restoring.ts';
import { databaseOf, nameOf } from './database.ts';
import { keptRows } from './kept-rows.ts';

/** The row is kept as the table made it, with its defaults, so that it is known again. */
const insert = `
select string_agg(quote_ident(name), ', ') as named from jsonb_object_keys(:'row') as name \\gset
with put as (insert into :given (:named) select :named from jsonb_populate_record(null:::given, :'row'::jsonb) returning *)
insert into :keeper select * from put;`;

/**
 * One row that is the same, and no more: a table without a key may have others that look like it. What else has its key was changed; a row that was mended belongs
 * to the system.
 */
const remove = `
delete from :given where (tableoid, ctid) = (select t.tableoid, t.ctid from :given as t, :keeper as k where :same_row limit 1);
select :'has_key' and not :'mendable' and exists (select from :given as t, :keeper as k where :same_key) as unsettled \\gset
\\if :unsettled
select to_jsonb(t) from :given as t, :keeper as k where :same_key;
\\endif`;

/** A row that the system cannot digest. */
export const insertRow = (system: SystemUnderTest, service: string, settings: CapabilitySettings['insertRow']): Capability => {
  const { table, row, poison } = settings;
  const rows = keptRows(databaseOf(system, service, settings.database), table, nameOf('insert_row', settings), poison);
  return {
    snapshot: async () => ({ inserted: await rows.exists() }),
    apply: async () => {
      await rows.keep(insert, { row: JSON.stringify(row) });
    },
    restore: ({ inserted }) =>
      restoring(service, async () => {
        if (inserted === true) return;
        const changed = await rows.settle(remove);
        if (changed === '') return;
        throw new DrillError('restore-failed', `the row in ${table} was changed meanwhile and is left as it is: ${changed}`, { target: service });
      }),
    look: async () => {
      const { there } = await rows.count();
      return { harmed: there > 0, saw: there > 0 ? `the row lies in ${table} as it was put in` : `no such row in ${table}` };
    },
  };
};
