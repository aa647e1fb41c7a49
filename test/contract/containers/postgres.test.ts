import { brokenMigration, dropPolicy, dropRows, exhaustConnections, lockTable, poisonRow, revoke, runawayQuery } from '../../../faults/index.ts';
import { minutes } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import { contractOnContainers, type Promised } from './contract-on-containers.ts';
import type { ContractStack } from './contract-stack.ts';

const db = service('db');
const lines = '"Billing"."Order lines"';

/** What a client is told: the last row of the answer, or what went wrong, in the server's words. */
const ask =
  (client: 'worker' | 'superior', sql: string) =>
  (stack: ContractStack): Promise<string> =>
    stack.exec(client, 'psql', '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c', sql).then(
      (said) => said.split('\n').at(-1) ?? '',
      (error: unknown) => /(?:ERROR|FATAL): +(.*)/.exec(String(error))?.[1] ?? String(error),
    );

/** Everything that a dump brings back, rows in any order, and settings and sessions beside it. */
const digest = async (stack: ContractStack): Promise<unknown> => {
  const superuser = ['-U', 'postgres'];
  const dump = await stack.exec('db', 'pg_dumpall', ...superuser, '--inserts');
  const psql = (sql: string): Promise<string> => stack.exec('db', 'psql', '-X', '-q', '-A', '-t', ...superuser, '-c', sql);
  return {
    dump: dump
      .split('\n')
      .filter((line) => !/^\\(un)?restrict /.test(line))
      .sort(),
    settings: (await psql('select name, setting from pg_settings order by name')).split('\n'),
    sessions: await psql(`select application_name from pg_stat_activity where application_name like 'firedrill\\__%'`),
  };
};

const promised = (one: Omit<Promised, 'digest'>): Promised => ({ ...one, digest });

contractOnContainers('test/contract/containers/postgres.compose.yml', [
  promised({
    fault: poisonRow(db, { table: 'jobs', row: { id: 99, payload: `it's {` } }),
    sees: ask('worker', 'select count(payload::json) from jobs'),
    healthy: '20',
    harmed: 'invalid input syntax for type json',
    neighbour: ask('superior', 'select count(*) from notes'),
    afterRestart: 'bites',
  }),
  promised({
    fault: dropRows(db, { table: lines, where: `id <= 12 -- and "the note" <> 'it''s'` }),
    sees: ask('worker', `select count(*), sum(doubled) from ${lines}`),
    healthy: '50|364.2858',
    harmed: '38|342.0000',
    // No foreign key acts: what refers to the rows is still there.
    neighbour: ask('superior', 'select count(*) from refunds'),
    afterRestart: 'bites',
  }),
  promised({
    fault: lockTable(db, { table: 'jobs', atMost: minutes(2) }),
    sees: ask('worker', `set statement_timeout = '700ms'; select count(*) from jobs`),
    healthy: '20',
    harmed: 'canceling statement due to statement timeout',
    neighbour: ask('superior', 'select count(*) from notes'),
    afterRestart: 'healed',
  }),
  promised({
    fault: runawayQuery(db, { sessions: 1, atMost: minutes(2) }),
    sees: ask(
      'superior',
      `select count(*) from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like '%generate_series%'`,
    ),
    healthy: '0',
    harmed: '1',
    neighbour: ask('worker', 'select count(*) from jobs'),
    afterRestart: 'healed',
  }),
  promised({
    fault: exhaustConnections(db, { atMost: minutes(2) }),
    sees: ask('worker', 'select 1'),
    healthy: '1',
    harmed: 'remaining connection slots are reserved for roles with the SUPERUSER attribute',
    neighbour: ask('superior', 'select 1'),
    afterRestart: 'healed',
  }),
  promised({
    fault: brokenMigration(db, { table: lines, column: 'the note', to: `what's "noted"` }),
    sees: ask('worker', `select count("the note") from ${lines}`),
    healthy: '50',
    harmed: 'column "the note" does not exist',
    neighbour: ask('superior', `select count(amount) from ${lines}`),
    afterRestart: 'bites',
  }),
  promised({
    fault: revoke(db, { table: 'refunds', from: 'worker', privileges: ['SELECT', 'UPDATE'] }),
    sees: ask('worker', 'update refunds set line = 0 where false; select count(*) from refunds'),
    healthy: '10',
    harmed: 'permission denied for table refunds',
    neighbour: ask('superior', 'set role "Head of Department"; select count(*) from refunds'),
    afterRestart: 'bites',
  }),
  promised({
    fault: dropPolicy(db, { table: 'notes', policy: 'own rows' }),
    sees: ask('worker', 'select count(*) from notes'),
    healthy: '2',
    harmed: '0',
    neighbour: ask('superior', 'select count(*) from notes'),
    afterRestart: 'bites',
  }),
]);
