import { databaseOf } from '../capabilities/postgres/database.ts';
import { mustBe } from '../capabilities/must-be.ts';
import type { Keeper } from './keeper.ts';

const lacks = mustBe('PostgreSQL server', /^(postgres|postgis|pgvector|timescale)/);

const kept = `'firedrill_kept_' || md5(datname)`;
const own = `from pg_database where not datistemplate and datname not like 'firedrill_kept_%'`;

/** A copy of a database carries neither its settings nor its privileges: both belong to its number, and that is new. */
const uncopied = `
select string_agg(datname, ', ') ${own} and (datacl is not null or exists (select from pg_db_role_setting where setdatabase = pg_database.oid));`;

/** A database can be copied while nobody uses it: its clients are sent away, and come back by themselves. */
const copyAll = `
select format('alter database %I allow_connections false', datname),
  format('select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = %L', datname),
  format('create database %I template %I', ${kept}, datname),
  format('alter database %I allow_connections false', ${kept}),
  format('alter database %I allow_connections true', datname)
${own} \\gexec`;

const dropAdded = `
select format('drop database %I with (force)', datname) ${own} and not exists (select from pg_database as copy where copy.datname = 'firedrill_kept_' || md5(pg_database.datname)) \\gexec`;

const bringBack = `
select format('drop database %I with (force)', datname),
  format('create database %I template %I owner %I', datname, ${kept}, pg_get_userbyid(datdba))
${own} \\gexec`;

/** Every database is copied within the server, and replaced by its copy. Roles and settings of the server are what they are: undoing a fault brings those back. */
export const keepPostgres: Keeper = {
  keeps: (service) => lacks(service) === undefined,
  keep: async (system, service) => {
    const server = databaseOf(system, service, 'template1');
    const uncopyable = await server.query(uncopied);
    if (uncopyable !== '') throw new Error(`${service} has settings or privileges on ${uncopyable}, which a copy would not have`);
    await server.query(copyAll);
    return async () => {
      await server.query(`${dropAdded}${bringBack}`);
    };
  },
};
