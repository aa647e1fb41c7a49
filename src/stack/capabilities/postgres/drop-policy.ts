import type { Capability, CapabilitySettings } from '../../../core/capability.ts';
import { DrillError } from '../../../core/errors.ts';
import type { SystemUnderTest } from '../../system-under-test.ts';
import { restoring } from '../restoring.ts';
import { databaseOf } from './database.ts';

/** The policy as the server itself writes it down. */
const define = `
select jsonb_build_object(
  'definition', format('create policy %I on %s as %s for %s to %s%s%s', polname, polrelid::regclass,
    case when polpermissive then 'permissive' else 'restrictive' end,
    case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    (select string_agg(case role when 0 then 'public' else quote_ident(pg_get_userbyid(role)) end, ', ') from unnest(polroles) as role),
    ' using (' || pg_get_expr(polqual, polrelid) || ')', ' with check (' || pg_get_expr(polwithcheck, polrelid) || ')'),
  'comment', coalesce('comment on policy ' || quote_ident(polname) || ' on ' || polrelid::regclass || ' is ' || quote_literal(obj_description(oid, 'pg_policy')), ''))
from pg_policy where polrelid = :'table'::regclass and polname = :'policy';`;

const recreate = `
begin;
select format('drop policy if exists %I on %s', :'policy', :'table'::regclass) \\gexec
select :'definition' \\gexec
select :'comment' \\gexec
commit;`;

const look = `
select relrowsecurity, (select coalesce(string_agg(polname, ', ' order by polname), 'none') from pg_policy where polrelid = secured.oid),
  exists (select from pg_policy where polrelid = secured.oid and polname = :'policy')
from pg_class as secured where oid = :'table'::regclass;`;

interface Policy {
  readonly definition: string;
  readonly comment: string;
}

/** A policy of row security is gone. Whether row security is on, and for the owner too, is left as it is. */
export const dropPolicy = (
  system: SystemUnderTest,
  service: string,
  { table, policy, ...settings }: CapabilitySettings['dropPolicy'],
): Capability => {
  const database = databaseOf(system, service, settings.database);
  const found = async (): Promise<Policy | undefined> => {
    const said = await database.query(define, { table, policy });
    return said === '' ? undefined : (JSON.parse(said) as Policy);
  };
  return {
    snapshot: async () => {
      const now = await found();
      if (now === undefined) throw new DrillError('fault-failed', `${table} has no policy ${policy}`, { target: service });
      return { ...now };
    },
    apply: async () => {
      await database.query(`select format('drop policy %I on %s', :'policy', :'table'::regclass) \\gexec`, { table, policy });
    },
    restore: ({ definition, comment }) =>
      restoring(service, async () => {
        const now = await found();
        if (now !== undefined && now.definition === definition && now.comment === comment) return;
        await database.query(recreate, { table, policy, definition: String(definition), comment: String(comment) });
      }),
    look: async () => {
      const [secured, policies = '', there] = (await database.query(look, { table, policy })).split('|');
      return {
        harmed: secured === 't' && there === 'f',
        saw: `row security of ${table} is ${secured === 't' ? 'on' : 'off'}, its policies: ${policies}`,
      };
    },
  };
};
