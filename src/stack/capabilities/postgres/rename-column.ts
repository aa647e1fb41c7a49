import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { restoring } from '../restoring.ts';
import { databaseOf } from './database.ts';

const columns = `from pg_attribute where attrelid = :'table'::regclass and attnum > 0 and not attisdropped`;

/** A column gets another name, as by a migration that ran before the code that knows of it. Its number stays, and tells which one it is. */
export const renameColumn = (system: SystemUnderTest, service: string, settings: CapabilitySettings['renameColumn']): Capability => {
  const database = databaseOf(system, service, settings.database);
  const { table, column, to } = settings;
  const rename = async (from: string, name: string): Promise<void> => {
    await database.query(`select format('alter table %s rename column %I to %I', :'table'::regclass, :'from', :'name') \\gexec`, {
      table,
      from,
      name,
    });
  };
  const nameAt = (number: string): Promise<string> => database.query(`select attname ${columns} and attnum = :'number';`, { table, number });
  return {
    snapshot: async () => {
      const number = await database.query(`select attnum ${columns} and attname = :'column';`, { table, column });
      if (number === '') throw new DrillError('fault-failed', `${table} has no column ${column}`, { target: service });
      return { number: Number(number) };
    },
    apply: () => rename(column, to),
    restore: ({ number }) =>
      restoring(service, async () => {
        const now = await nameAt(String(number));
        if (now === '') throw new DrillError('restore-failed', `the column ${column} of ${table} was dropped meanwhile`, { target: service });
        if (now !== column) await rename(now, column);
      }),
    look: async () => {
      const names = (await database.query(`select attname ${columns} order by attnum;`, { table })).split('\n');
      return { harmed: !names.includes(column), saw: `${table} has the columns ${names.join(', ')}` };
    },
  };
};
