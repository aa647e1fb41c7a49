import { databaseOf } from '../capabilities/postgres/database.ts';
import { lacksPostgres } from '../capabilities/postgres/index.ts';
import type { ComposeService } from '../compose-model.ts';
import type { Keeper } from './keeper.ts';

const kept = `'firedrill_kept_' || md5(datname)`;
const next = `'firedrill_next_' || md5(datname)`;
const aside = `'firedrill_aside_' || oid`;
const isKept = `exists (select from pg_database as copy where copy.datname = 'firedrill_kept_' || md5(pg_database.datname))`;

const databases = `from pg_database where not datistemplate and datname not like 'firedrill_%'`;
/** The database `postgres` is there to connect to: it counts where it is the only one. */
const first = `
${databases} and (datname <> 'postgres' or 1 = (select count(*) ${databases}))`;
/** What was kept, and what was made since. */
const present = `
${databases} and (datname <> 'postgres' or ${isKept})`;

/** A copy of a database carries neither its settings nor its privileges: both belong to its number, and that is new. */
const uncopied = `
select string_agg(datname, ', ') ${first} and (datacl is not null or exists (select from pg_db_role_setting where setdatabase = pg_database.oid));`;

/** Waits in steps of 5 ms, up to 5 s: the server's own wait for one client takes at least 100 ms, and each of them would be waited for in turn. */
const untilGone = `do $gone$ begin
  for step in 1..1000 loop
    exit when not exists (select from pg_stat_activity where datname = %L);
    perform pg_sleep(0.005), pg_stat_clear_snapshot();
  end loop;
end $gone$`;

/** A database can be copied, and renamed, while nobody uses it: its clients are sent away, and come back by themselves. */
const sendAway = `format('alter database %I allow_connections false', datname),
  format('select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = %L', datname),
  format('${untilGone}', datname)`;

const copyAll = `
select ${sendAway},
  format('create database %I template %I', ${kept}, datname),
  format('alter database %I allow_connections true', datname)
${first} \\gexec`;

/** Whoever makes copies has this lock until its session ends. A copy of a large database takes longer than other locks are worth waiting for. */
const inTurn = `
set lock_timeout = '60s';
do $turn$ begin perform pg_advisory_lock(hashtext('firedrill')); end $turn$;`;

/** For one that was made since there is nothing to copy. */
const copyMissing = `
select format('create database %I template %I owner %I', ${next}, ${kept}, pg_get_userbyid(datdba))
${present} and ${isKept} and not exists (select from pg_database as copy where copy.datname = 'firedrill_next_' || md5(pg_database.datname)) \\gexec`;

/** The database is gone for no longer than two names take: its copy is there already, unless nobody came to it. The old one is put aside. */
const bringBack = `${inTurn}${copyMissing}
select ${sendAway},
  format('alter database %I rename to %I', datname, ${aside}),
  case when ${isKept} then format('alter database %I rename to %I', ${next}, datname) end
${present} \\gexec`;

/** Copying takes time, and dropping makes the server write everything down first: nobody needs to wait for either. */
const prepare = `${inTurn}${copyMissing}
select format('drop database %I', datname) from pg_database where datname like 'firedrill_aside_%' \\gexec`;

/** Two servers that may change places: a copy of a database does not bring back which of them was the primary, and a standby takes none. See images/postgres. */
const isOneOfPair = ({ environment }: ComposeService): boolean => (environment?.['POSTGRES_PEER'] ?? '') !== '';

/** Every database is copied within the server, and replaced by its copy. Roles and settings of the server are what they are: undoing a fault brings those back. */
export const keepPostgres: Keeper = {
  keeps: (service) => lacksPostgres(service) === undefined && !isOneOfPair(service),
  keep: async (system, service) => {
    const server = databaseOf(system, service, 'template1');
    const uncopyable = await server.query(uncopied);
    if (uncopyable !== '') throw new Error(`${service} has settings or privileges on ${uncopyable}, which a copy would not have`);
    await server.query(`${copyAll}${prepare}`);
    return async () => {
      await server.query(bringBack);
      // Where that does not come about, the next one makes the copy itself.
      server.start('firedrill_prepare', prepare).catch(() => undefined);
    };
  },
};
