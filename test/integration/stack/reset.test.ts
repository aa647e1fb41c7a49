import { beforeAll, describe, expect, test } from 'vitest';
import type { ComposeModel } from '../../../src/stack/compose-model.ts';
import { keepState, type KeptState } from '../../../src/stack/reset/keep-state.ts';
import { contractStackOfFile } from '../../contract/containers/contract-stack-of-file.ts';
import { docker } from '../../docker.ts';

const volumes = (name: string, target: string) => [{ type: 'volume', source: name, target }];
const model: ComposeModel = {
  services: {
    db: { image: 'postgres:17', volumes: volumes('db', '/var/lib/postgresql/data') },
    redis: { image: 'redis:8', volumes: volumes('redis', '/data') },
  },
};

describe('a system that is brought back to its first state while it runs on', () => {
  const stack = contractStackOfFile('test/integration/stack/reset.compose.yml');
  const sql = (text: string): Promise<string> => stack().exec('db', 'psql', '-U', 'shop', '-h', '/var/run/postgresql', '-d', 'shop', '-XqAtc', text);
  const redis = (...command: readonly string[]): Promise<string> => stack().exec('redis', 'redis-cli', ...command);
  let kept: KeptState;

  beforeAll(async () => {
    await sql(
      'create table orders (id int primary key); insert into orders select generate_series(1, 1000); create role clerk; grant select on orders to clerk',
    );
    kept = await keepState(stack().system, model);
  });

  test('rows, tables, databases and keys are those of the beginning, as often as it is asked for', async () => {
    for (const round of [1, 2, 3]) {
      await sql('delete from orders where id > 10; create table extra (id int); insert into orders values (-1)');
      await sql(`create database other_${String(round)}`);
      await redis('SET', 'key', String(round));
      await redis('-n', '3', 'SET', 'another', 'one');
      await kept.reset();
      expect(await sql('select count(*), min(id) from orders'), `round ${String(round)}`).toBe('1000|1');
      expect(await sql(`select count(*) from pg_class where relname = 'extra'`)).toBe('0');
      expect(await sql(`select datname from pg_database where datname !~ '^(firedrill_|template)' order by 1`)).toBe('postgres\nshop');
      expect(await redis('INFO', 'keyspace')).not.toContain('keys=');
    }
  });

  test('who owns the database, and who may read its tables, is as before', async () => {
    await kept.reset();
    expect(await sql(`select pg_get_userbyid(datdba) from pg_database where datname = 'shop'`)).toBe('shop');
    expect(await sql(`select has_table_privilege('clerk', 'orders', 'select')`)).toBe('t');
  });

  test('a session that holds a lock does not hold it up', async () => {
    const id = stack().container('db');
    await docker(
      'exec',
      '--detach',
      id,
      'psql',
      '-U',
      'shop',
      '-h',
      '/var/run/postgresql',
      '-d',
      'shop',
      '-c',
      'begin; lock orders; select pg_sleep(60)',
    );
    await kept.reset();
    expect(await sql('select count(*) from orders')).toBe('1000');
  });

  test('a Redis that has keys from the beginning cannot be emptied again, and says so', async () => {
    await redis('SET', 'seed', '1');
    await expect(keepState(stack().system, { services: { redis: model.services['redis'] ?? {} } })).rejects.toThrow(
      'redis has keys from the beginning',
    );
    await redis('FLUSHALL');
  });

  test('a system of which a server does not run is not brought back in part', async () => {
    await sql('insert into orders values (5000)');
    await docker('stop', '--time', '0', stack().container('redis'));
    await expect(kept.reset()).rejects.toThrow('redis does not run');
    expect(await sql('select max(id) from orders')).toBe('5000');
    await docker('start', stack().container('redis'));
  });
});
