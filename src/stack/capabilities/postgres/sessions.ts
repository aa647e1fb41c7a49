import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from './database.ts';

/** Far more than a session needs to begin or to end on a machine that has other work, and less than a whole call may take. */
const patienceMs = 9_000;

const named = `from pg_stat_activity where application_name = :'name' and backend_type = 'client backend'`;

/** The sessions of this name, by their numbers. */
export const sessionsOf = async (database: Database, name: string): Promise<readonly string[]> =>
  (await database.query(`select pid ${named} order by pid;`, { name })).split('\n').filter((line) => line !== '');

/** Waits until so many sessions of this name are seen. @throws Error with how many there are. */
export const awaitSessions = async (database: Database, name: string, enough: (sessions: number) => boolean, expected: string): Promise<void> => {
  for (const began = performance.now(); ;) {
    const found = await sessionsOf(database, name);
    if (enough(found.length)) return;
    if (performance.now() - began > patienceMs) throw new Error(`expected ${expected} called ${name}, found ${String(found.length)}`);
    await wait(20);
  }
};

/** Ends the sessions of this name but for those that were there before, and waits until they are gone. */
export const endSessions = async (database: Database, name: string, before: string): Promise<void> => {
  const spared = before === '' ? [] : before.split(',');
  await database.query(`select count(pg_terminate_backend(pid)) ${named} and not pid = any(string_to_array(:'spared', ',')::int[]);`, {
    name,
    spared: spared.join(','),
  });
  await awaitSessions(database, name, (found) => found <= spared.length, `at most ${String(spared.length)} sessions`);
};
