import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { restoring } from '../restoring.ts';
import { databaseOf, nameOf } from './database.ts';
import { awaitSessions, endSessions, sessionsOf } from './sessions.ts';

/** Counts rows that are made one by one: all processor, no disk, and no end but the timeout. */
const compute = `
set statement_timeout = :'ms';
select count(*) from (select generate_series(1, 9000000000000000000)) as endless;`;

/** The kernel counts hundredths of a second of processor: fields 14 and 15 of the process, of which the name may hold anything. */
const effort = `
select coalesce(sum((fields)[12]::int + (fields)[13]::int), 0), count(*), coalesce(max(extract(epoch from now() - query_start)), 0)
from pg_stat_activity, string_to_array(regexp_replace(pg_read_file('/proc/' || pid || '/stat'), '^.*\\) ', ''), ' ') as fields
where application_name = :'name' and state = 'active';`;

/** Less than a tenth of a second of processor is what any session uses to begin. */
const leastHundredths = 10;

/** Sessions that compute until they are ended, or their time is over. */
export const runawayQuery = (system: SystemUnderTest, service: string, settings: CapabilitySettings['runawayQuery']): Capability => {
  const database = databaseOf(system, service, settings.database);
  const name = nameOf('runaway_query', settings);
  return {
    snapshot: async () => ({ sessions: (await sessionsOf(database, name)).join(',') }),
    apply: async () => {
      const values = { ms: String(Math.round(settings.atMost)) };
      await Promise.all(Array.from({ length: settings.sessions }, () => database.start(name, compute, values)));
      await awaitSessions(database, name, (found) => found >= settings.sessions, `${String(settings.sessions)} sessions`);
    },
    restore: ({ sessions }) => restoring(service, () => endSessions(database, name, String(sessions))),
    look: async () => {
      const [hundredths = 0, active = 0, oldest = 0] = (await database.query(effort, { name })).split('|').map(Number);
      return {
        harmed: active >= settings.sessions && hundredths >= leastHundredths * active,
        saw: `${String(active)} runaway queries, the oldest for ${oldest.toFixed(1)} s, have used ${(hundredths / 100).toFixed(2)} s of processor`,
      };
    },
  };
};
