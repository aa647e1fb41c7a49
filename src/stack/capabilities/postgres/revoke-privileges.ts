import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { restoring } from '../restoring.ts';
import { databaseOf } from './database.ts';

/** What the role was granted itself, on the table and on its columns, by whom, and whether it may grant it on. */
const granted = `
  select grantor::regrole::text as grantor, privilege_type as privilege, is_grantable as grantable, name as of_column
  from (
    select acl.*, null::text as name from pg_class, aclexplode(coalesce(relacl, acldefault('r', relowner))) as acl where oid = :'table'::regclass
    union all
    select acl.*, attname::text from pg_attribute, aclexplode(attacl) as acl where attrelid = :'table'::regclass and not attisdropped
  ) as entries
  where privilege_type = any(string_to_array(:'privileges', ','))
    and grantee = (case when :'role' = 'public' then 0 else (select oid from pg_roles where rolname = :'role') end)`;

/** How a grant is written, given a row of the above; only who granted a privilege can take it back. */
const act = (verb: string, preposition: string, ending: string): string => `
  format('set local role %s', grantor),
  format('${verb} %s%s on table %s ${preposition} %s%s', privilege, ' (' || quote_ident(of_column) || ')', :'table'::regclass,
    case when :'role' = 'public' then 'public' else quote_ident(:'role') end, ${ending}),
  'reset role'`;

const revokeAll = `
begin;
with granted as (${granted}) select ${act('revoke', 'from', `''`)} from granted order by of_column nulls last \\gexec
commit;`;

const grantMissing = `
begin;
with granted as (${granted}),
  missing as (select * from jsonb_to_recordset(:'found') as found (grantor text, privilege text, grantable bool, of_column text) except select * from granted)
select ${act('grant', 'to', `case when grantable then ' with grant option' else '' end`)} from missing order by of_column nulls first \\gexec
commit;`;

const held = `
select string_agg(privilege, ', ') from unnest(string_to_array(:'privileges', ',')) as privilege
where has_table_privilege(:'role', :'table'::regclass, privilege)
  or (privilege in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') and has_any_column_privilege(:'role', :'table'::regclass, privilege));`;

/** A role loses privileges on a table. Afterwards it has those of the snapshot again, from the same grantors; what others were granted meanwhile stays. */
export const revokePrivileges = (system: SystemUnderTest, service: string, settings: CapabilitySettings['revokePrivileges']): Capability => {
  const database = databaseOf(system, service, settings.database);
  const { table, from: role, privileges } = settings;
  const values = { table, role, privileges: privileges.join(',') };
  return {
    snapshot: async () => ({
      granted: await database.query(`with granted as (${granted}) select coalesce(jsonb_agg(granted order by granted), '[]') from granted;`, values),
    }),
    apply: async () => {
      await database.query(revokeAll, values);
    },
    restore: ({ granted: found }) =>
      restoring(service, async () => {
        await database.query(grantMissing, { ...values, found: String(found) });
      }),
    look: async () => {
      const left = await database.query(held, values);
      return { harmed: left === '', saw: `of ${privileges.join(', ')} on ${table}, ${role} has ${left === '' ? 'none' : left}` };
    },
  };
};
