import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import { messageOf } from '../../../core/message-of.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { restoring } from '../restoring.ts';
import { databaseOf, nameOf } from './database.ts';
import { keptRows } from './kept-rows.ts';

/** More are not moved in one transaction of a drill. */
const mostRows = 100_000;

/** Rows that are lost fire no trigger and are missed by no foreign key. The condition is SQL of the drill; its line ends before ours goes on. */
const move = `
set local session_replication_role = replica;
select format(E'insert into %s select * from %s where (%s\\n) limit ${String(mostRows + 1)}', :'keeper', :'given', :'where') \\gexec
select 1 / (count(*) <= ${String(mostRows)})::int from :keeper \\g /dev/null
select format(E'delete from %s where (%s\\n)', :'given', :'where') \\gexec`;

/** Those that somebody else has put back are there already. */
const putBack = `
set local session_replication_role = replica;
insert into :given (:columns) overriding system value
select :columns from :keeper as k where not exists (select from :given as t where :same_row);`;

/** Rows are gone, and are kept beside the table. */
export const dropRows = (system: SystemUnderTest, service: string, settings: CapabilitySettings['dropRows']): Capability => {
  const { table, where } = settings;
  const rows = keptRows(databaseOf(system, service, settings.database), table, nameOf('drop_rows', settings));
  return {
    snapshot: async () => ({ dropped: await rows.exists() }),
    apply: async () => {
      await rows.keep(move, { where }).catch((cause: unknown) => {
        if (!messageOf(cause).includes('division by zero')) throw cause;
        throw new Error(`${table} has more than ${String(mostRows)} rows where ${where}: too many to be put back`, { cause });
      });
    },
    restore: ({ dropped }) =>
      restoring(service, async () => {
        if (dropped === true) return;
        await rows.settle(putBack).catch((cause: unknown) => {
          if (!messageOf(cause).includes('duplicate key')) throw cause;
          throw new DrillError('restore-failed', `rows of ${table} cannot be put back, others have taken their place: ${messageOf(cause)}`, {
            ...{ target: service, cause },
          });
        });
      }),
    look: async () => {
      const { kept, there } = await rows.count();
      return {
        harmed: there < kept,
        saw: kept === 0 ? `no row of ${table} was taken` : `of ${String(kept)} rows taken from ${table}, ${String(there)} are there`,
      };
    },
  };
};
