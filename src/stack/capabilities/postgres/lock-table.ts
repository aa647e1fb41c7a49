import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { restoring } from '../restoring.ts';
import { databaseOf, nameOf } from './database.ts';
import { awaitSessions, endSessions, sessionsOf } from './sessions.ts';

/** The session ends by itself, also when its client or the harness is dead; waiting for the lock is part of its time. */
const hold = `
set statement_timeout = :'ms';
set lock_timeout = 0;
begin;
select format('lock table %s in access exclusive mode', :'table'::regclass) \\gexec
select pg_sleep(:'ms'::float / 1000);
rollback;`;

/** A plain read waits for no more than this; where nothing is locked it waits for nothing. */
const read = `
\\set VERBOSITY sqlstate
\\set ON_ERROR_STOP 0
set lock_timeout = '300ms';
begin;
select format('lock table %s in access share mode', :'table'::regclass) \\gexec
rollback;
\\set ON_ERROR_STOP 1
select format('held by session %s (%s) since %s', pid, application_name, date_trunc('second', xact_start))
from pg_locks join pg_stat_activity using (pid) where relation = :'table'::regclass and mode = 'AccessExclusiveLock' and granted limit 1;`;

/** One session holds ACCESS EXCLUSIVE on a table: every other one that touches the table waits. */
export const lockTable = (system: SystemUnderTest, service: string, settings: CapabilitySettings['lockTable']): Capability => {
  const database = databaseOf(system, service, settings.database);
  const { table } = settings;
  const name = nameOf('lock_table', settings);
  return {
    snapshot: async () => ({ sessions: (await sessionsOf(database, name)).join(',') }),
    apply: async () => {
      await database.query(`select :'table'::regclass \\g /dev/null`, { table });
      await database.start(name, hold, { table, ms: String(Math.round(settings.atMost)) });
      await awaitSessions(database, name, (found) => found > 0, 'a session');
    },
    restore: ({ sessions }) => restoring(service, () => endSessions(database, name, String(sessions))),
    look: async () => {
      const said = await database.query(read, { table });
      const harmed = said.includes('55P03');
      return { harmed, saw: harmed ? `a read of ${table} waited 300 ms for a lock in vain, ${holder(said)}` : `a read of ${table} finds it free` };
    },
  };
};

const holder = (said: string): string => /^held by .*$/m.exec(said)?.[0] ?? 'and nobody holds it now';
