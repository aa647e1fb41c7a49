import type { Database, Values } from './database.ts';

/** Where rows are kept while a fault is in force: in the database itself, so that they come and go in one transaction with what was done to them. */
const schema = 'firedrill_kept';

/**
 * The columns of the table that can be written, and what makes a row of it (t) the same as a kept one (k): its primary key, and all of it or the columns that it is
 * told by.
 */
const facts = `
select :'table'::regclass as given, format('${schema}.%I', :'kept') as keeper \\gset
select string_agg(quote_ident(attname), ', ' order by attnum) as columns
from pg_attribute where attrelid = :'table'::regclass and attnum > 0 and not attisdropped and attgenerated = '' \\gset
select coalesce(string_agg(format('t.%1$I = k.%1$I', attname), ' and '), 'true') as same_key, count(*) > 0 as has_key
from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey) where indrelid = :'table'::regclass and indisprimary \\gset
select :'told_by' <> '' as mendable,
  :'same_key' || coalesce(string_agg(format(' and to_jsonb(t.%1$I) is not distinct from to_jsonb(k.%1$I)', name), ''), ' and to_jsonb(t) = to_jsonb(k)') as same_row
from jsonb_array_elements_text(nullif(:'told_by', '')::jsonb) as name \\gset
`;

/** Drops the keeper, and its schema when nothing else is kept. */
const drop = `
drop table :keeper;
select 'drop schema ${schema}' where not exists (select from pg_class where relnamespace = '${schema}'::regnamespace) \\gexec
`;

/**
 * The rows that a fault keeps beside a table. The SQL that is given finds the psql variables `given` (the table) and `keeper`, both ready to be
 * written as they are, `columns`, `same_key`, `same_row`, `has_key` and `mendable`, beside the values.
 */
export interface KeptRows {
  /** Whether anything is kept. */
  exists(): Promise<boolean>;
  /** Makes the keeper and does the work, in one transaction. @throws Error when there is a keeper already. */
  keep(sql: string, values?: Values): Promise<string>;
  /** Does the work, in one transaction, and drops the keeper unless the work set `unsettled`. Does nothing when nothing is kept. */
  settle(sql: string): Promise<string>;
  /** How many rows are kept, and how many of these are in the table now as they were. */
  count(): Promise<{ readonly kept: number; readonly there: number }>;
}

/** `toldBy` are the columns by which a row is known beside its key. Default, and `null`: all of them. */
export const keptRows = (database: Database, table: string, kept: string, toldBy: readonly string[] | null = null): KeptRows => {
  const place = { table, kept, told_by: toldBy === null ? '' : JSON.stringify(toldBy) };
  const exists = async (): Promise<boolean> =>
    (await database.query(`select to_regclass(format('${schema}.%I', :'kept')) is not null;`, { kept })) === 't';
  return {
    exists,
    keep: (sql, values = {}) =>
      database.query(
        `begin;\n${facts}create schema if not exists ${schema};\ncreate table :keeper as select * from :given with no data;\n${sql}\ncommit;`,
        { ...values, ...place },
      ),
    settle: async (sql) => {
      if (!(await exists())) return '';
      return await database.query(`begin;\n${facts}\\set unsettled false\n${sql}\n\\if :unsettled\n\\else\n${drop}\\endif\ncommit;`, place);
    },
    count: async () => {
      if (!(await exists())) return { kept: 0, there: 0 };
      const sql = `${facts}select count(*), count(*) filter (where exists (select from :given as t where :same_row)) from :keeper as k;`;
      const [all = 0, there = 0] = (await database.query(sql, place)).split('|').map(Number);
      return { kept: all, there };
    },
  };
};
