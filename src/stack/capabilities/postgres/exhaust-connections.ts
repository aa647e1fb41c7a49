import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { endHolders } from '../holders.ts';
import { restoring } from '../restoring.ts';
import { databaseOf, nameOf } from './database.ts';
import { awaitSessions, endSessions, sessionsOf } from './sessions.ts';

/** What is left for roles without privileges. This query's own session is not counted: it will be gone. */
const slots = `
select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
    - coalesce(current_setting('reserved_connections', true)::int, 0) - count(*),
  count(*), count(*) filter (where application_name = :'name')
from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid();`;

const full = /too many clients|remaining connection slots are reserved/;

/** Who was connected while slots were counted, a health check say, leaves a free one behind: then that is taken too. */
const mostRounds = 5;

/** Idle sessions take every connection but those that the server keeps for superusers. */
export const exhaustConnections = (system: SystemUnderTest, service: string, settings: CapabilitySettings['exhaustConnections']): Capability => {
  const database = databaseOf(system, service, settings.database);
  const name = nameOf('exhaust_connections', settings);
  const count = async (): Promise<readonly number[]> => (await database.query(slots, { name })).split('|').map(Number);
  return {
    snapshot: async () => ({ sessions: (await sessionsOf(database, name)).join(',') }),
    apply: async () => {
      for (let round = 0; round < mostRounds; round += 1) {
        const [free = 0, , ours = 0] = await count();
        if (free <= 0) return;
        await database.startIdle(name, free, Math.ceil(settings.atMost / 1_000));
        await awaitSessions(database, name, (found) => found >= ours + free, `${String(ours + free)} sessions`).catch(async (error: unknown) => {
          // Others may have been quicker; it is only full that counts.
          const [left = 0] = await count();
          if (left > 0) throw error;
        });
      }
    },
    restore: ({ sessions }) =>
      restoring(service, async () => {
        // The keeper first: it needs no connection, of which there may be none left, and its sessions end with it.
        if (sessions === '') await endHolders(system, service, name, []);
        await endSessions(database, name, String(sessions));
      }),
    look: async () => {
      try {
        const [free = 0, used = 0, ours = 0] = await count();
        return {
          harmed: free <= 0,
          saw: `${String(used)} connections are open, ${String(ours)} of them idle on purpose; ordinary roles have ${String(free)} left`,
        };
      } catch (error) {
        const said = String(error);
        if (!full.test(said)) throw error;
        return { harmed: true, saw: `the server refuses even its superuser: ${said}` };
      }
    },
  };
};
