import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { milliseconds, seconds, type Duration } from '../../../src/core/duration.ts';
import type { RunningStack } from '../../../src/core/stack.ts';
import { service } from '../../../src/core/target.ts';
import { timing } from '../../../src/core/timing.ts';
import { openHttp, openRedis, openSql, type Answered, type RedisDriver, type SqlDriver } from '../../../src/load/drivers/index.ts';
import { runningStack } from '../../../src/stack/running-stack.ts';
import { contractStackOfFile } from '../../contract/containers/contract-stack-of-file.ts';
import { docker } from '../../docker.ts';

const stack = contractStackOfFile('test/integration/load/drivers.compose.yml');
let running: RunningStack;
beforeAll(async () => {
  const { engine, runId, started } = stack();
  running = await runningStack(engine, runId, timing('production'), started.containers);
});

/** Calls again, as users would, until it is good. */
const untilGood = async <Answer>(call: () => Promise<Answered<Answer>>): Promise<Answered<Answer>> => {
  for (let result = await call(); ; result = await call()) {
    if (result.ok) return result;
    await wait(20);
  }
};

/** Kills the container under a call that is under way, and starts it again, which gives it another port. */
const killedUnder = async <Answer>(
  name: string,
  port: number,
  call: Promise<Answered<Answer>>,
  isUnderWay: Promise<unknown>,
): Promise<Answered<Answer>> => {
  const before = await running.address(name, port);
  await isUnderWay;
  await docker('kill', stack().container(name));
  const result = await call;
  await docker('start', stack().container(name));
  expect(await running.address(name, port)).not.toEqual(before);
  return result;
};

describe('statements to PostgreSQL', () => {
  const db = service('db');
  const open = (settings: { readonly connections?: number; readonly timeout?: Duration; readonly user?: string } = {}): Promise<SqlDriver> =>
    openSql(running, db, {
      ...{ port: 5432, database: 'postgres', user: 'postgres', password: 'drill-only-superuser-password', connections: 4, timeout: seconds(10) },
      ...settings,
    });
  const psql = (sql: string): Promise<string> => stack().exec('db', 'psql', '-X', '-q', '-A', '-t', '-U', 'postgres', '-c', sql);
  const count = (id: string): Promise<string> => psql(`select count(*) from orders where id = '${id}'`);
  const insert = 'INSERT INTO orders (id) VALUES ($1)';
  /** Writes, after longer than any test takes. */
  const slowly = (id: string): string => `INSERT INTO orders (id) SELECT '${id}' FROM pg_sleep(20)`;
  /** Resolves once the server is at work on a statement with these words. */
  const atWork = async (words: string): Promise<string> => {
    for (;;) {
      const pid = await psql(`select pid from pg_stat_activity where state = 'active' and query like '%${words}%' and pid <> pg_backend_pid()`);
      if (pid !== '') return pid;
    }
  };

  beforeAll(async () => {
    await psql(`create table orders (id text primary key, twin text unique deferrable initially deferred);
      create role reader login password 'drill-only-superuser-password'; grant all on orders to reader; alter role reader set default_transaction_read_only = on`);
  });

  test('what is done is good, what the server says no to is refused, and the connection stays', async () => {
    await using sql = await open({ connections: 1 });
    const pid = await sql.query('SELECT pg_backend_pid() AS pid');
    expect(await sql.query(insert, ['a'])).toEqual({ ok: true, answer: { rows: [], count: 1 } });
    expect(await sql.query(insert, ['a'])).toEqual({ ok: false, refused: true, why: '23505' });
    expect(await sql.query('SELECT id FROM orders WHERE id = $1', ['a'])).toEqual({ ok: true, answer: { rows: [{ id: 'a' }], count: 1 } });
    expect(await sql.query('INSERT INTO nowhere VALUES (1)')).toEqual({ ok: false, refused: true, why: '42P01' });
    expect(await sql.query("INSERT INTO orders (id) VALUES ('b'); INSERT INTO orders (id) VALUES ('c')")).toEqual({
      ok: false,
      refused: true,
      why: '42601',
    });
    expect(await count('b'), 'one statement at a time').toBe('0');
    expect(await sql.query('SELECT pg_backend_pid() AS pid')).toEqual(pid);
  });

  test('a constraint that is looked at when the statement is committed is refused as well', async () => {
    await using sql = await open();
    expect(await sql.query("INSERT INTO orders (id, twin) VALUES ('d', 'same')")).toMatchObject({ ok: true });
    expect(await sql.query("INSERT INTO orders (id, twin) VALUES ('e', 'same')")).toEqual({ ok: false, refused: true, why: '23505' });
    expect(await count('e')).toBe('0');
  });

  test('a server that only lets read has refused', async () => {
    await using sql = await open({ user: 'reader' });
    expect(await sql.query(insert, ['f'])).toEqual({ ok: false, refused: true, why: '25006' });
    expect(await sql.query('SELECT 1 AS one')).toMatchObject({ ok: true });
  });

  test('who is not let in has sent nothing', async () => {
    await using sql = await open({ user: 'nobody' });
    // Connections from outside of the container ask for a password.
    expect(await sql.query(insert, ['g'])).toEqual({ ok: false, refused: true, why: '28P01' });
  });

  test('a statement that is late is unknown, for it may still be done; one that found no free connection in time was not sent', async () => {
    await using sql = await open({ connections: 1, timeout: milliseconds(400) });
    await using other = await open({ connections: 1 });
    await sql.query('SELECT 1');
    expect(await other.query('SELECT FROM pg_advisory_lock(1)')).toMatchObject({ ok: true });
    const began = performance.now();
    const [late, unsent] = await Promise.all([
      sql.query("INSERT INTO orders (id) SELECT 'late' FROM pg_advisory_lock(1)"),
      sql.query(insert, ['unsent']),
    ]);
    expect(performance.now() - began, 'counted from the call').toBeLessThan(780);
    expect(late).toEqual({ ok: false, refused: false, why: 'timeout' });
    expect(unsent).toEqual({ ok: false, refused: true, why: 'timeout' });
    expect(await count('late')).toBe('0');
    expect(await other.query('SELECT FROM pg_advisory_unlock(1)')).toMatchObject({ ok: true });
    await untilGood(async () => {
      const { answer } = await other.query("SELECT FROM orders WHERE id = 'late'");
      return answer?.count === 1 ? { ok: true, answer } : { ok: false, refused: false, why: 'not yet' };
    });
    expect(await count('late')).toBe('1');
    expect(await count('unsent')).toBe('0');
  });

  test('a statement that somebody cancels is refused, one whose session is ended is unknown', async () => {
    await using sql = await open();
    const canceled = sql.query(slowly('canceled'));
    await psql(`select pg_cancel_backend(${await atWork('canceled')})`);
    expect(await canceled).toEqual({ ok: false, refused: true, why: '57014' });
    expect(await count('canceled')).toBe('0');
    const ended = sql.query(slowly('ended'));
    await psql(`select pg_terminate_backend(${await atWork('ended')})`);
    expect(await ended).toEqual({ ok: false, refused: false, why: '57P01' });
    expect(await sql.query('SELECT 1')).toMatchObject({ ok: true });
  });

  test('a statement under which the server is killed is unknown; afterwards the server is found at its new port', async () => {
    await using sql = await open();
    const result = await killedUnder('db', 5432, sql.query(slowly('killed')), atWork('killed'));
    expect(result).toMatchObject({ ok: false, refused: false });
    expect(['connection lost', 'ECONNRESET']).toContain(result.why);
    await untilGood(() => sql.query('SELECT 1'));
    expect(await sql.query(insert, ['after'])).toMatchObject({ ok: true });
    expect(await count('after')).toBe('1');
  });
});

describe('commands to Redis', () => {
  const redis = service('redis');
  const open = (timeout: Duration = seconds(10)): Promise<RedisDriver> => openRedis(running, redis, { port: 6379, connections: 2, timeout });
  const cli = (...command: readonly string[]): Promise<string> => stack().exec('redis', 'redis-cli', ...command);
  const blocked = async (): Promise<void> => {
    while (!(await cli('info', 'clients')).includes('blocked_clients:1')) await wait(20);
  };

  test('a reply is good, and what Redis says no to is refused and not done', async () => {
    await using client = await open();
    expect(await client.send(['SET', 'a', '1'])).toEqual({ ok: true, answer: 'OK' });
    expect(await client.send(['LPUSH', 'a', 'x'])).toEqual({ ok: false, refused: true, why: 'WRONGTYPE' });
    expect(await client.send(['NOSUCH'])).toEqual({ ok: false, refused: true, why: 'ERR' });
    const settings = [
      ['OOM', ['config', 'set', 'maxmemory', '1'], ['config', 'set', 'maxmemory', '0']],
      ['NOREPLICAS', ['config', 'set', 'min-replicas-to-write', '1'], ['config', 'set', 'min-replicas-to-write', '0']],
      ['READONLY', ['replicaof', '127.0.0.1', '1'], ['replicaof', 'no', 'one']],
    ] as const;
    for (const [why, harm, heal] of settings) {
      await cli(...harm);
      expect(await client.send(['SET', why, '1'])).toEqual({ ok: false, refused: true, why });
      await cli(...heal);
      expect(await client.send(['EXISTS', why])).toEqual({ ok: true, answer: 0 });
    }
  });

  test('a script that fails has done what it did before, and is unknown', async () => {
    await using client = await open();
    const script = "redis.call('SET', 'half', '1') return redis.call('LPUSH', 'half', 'x')";
    expect(await client.send(['EVAL', script, 0])).toMatchObject({ ok: false, refused: false });
    expect(await client.send(['EXISTS', 'half'])).toEqual({ ok: true, answer: 1 });
  });

  test('a command that is late is unknown, and costs its own connection alone', async () => {
    await using client = await open(milliseconds(400));
    const [late, meanwhile] = await Promise.all([client.send(['BLPOP', 'nothing', 0]), client.send(['INCR', 'n'])]);
    expect([late, meanwhile]).toEqual([
      { ok: false, refused: false, why: 'timeout' },
      { ok: true, answer: 1 },
    ]);
    expect(await client.send(['INCR', 'n'])).toEqual({ ok: true, answer: 2 });
  });

  test('a command under which the server is killed is unknown; afterwards the server is found at its new port', async () => {
    await using client = await open();
    const result = await killedUnder('redis', 6379, client.send(['BLPOP', 'nothing', 0]), blocked());
    expect(result).toEqual({ ok: false, refused: false, why: 'connection lost' });
    await untilGood(() => client.send(['PING']));
    expect(await client.send(['SET', 'after', '1'])).toEqual({ ok: true, answer: 'OK' });
    expect(await cli('exists', 'after')).toBe('1');
  });
});

describe('requests over HTTP', () => {
  const api = service('api');
  const programme = (fields: object): Promise<string> =>
    stack().exec('api', 'curl', '--silent', '--fail', '-X', 'PATCH', '--data', JSON.stringify(fields), 'http://127.0.0.1:9901/programme');

  test('answers are judged by their status, and a service that was killed under a request is found at its new port', async () => {
    await using http = await openHttp(running, api, { port: 8080, connections: 2, timeout: seconds(10) });
    expect(await http.send({ path: '/health' })).toMatchObject({ ok: true, answer: { text: 'ok\n' } });
    expect(await http.send({ path: '/nowhere' })).toMatchObject({ ok: false, refused: true, why: '404' });
    await programme({ apiRate: 1, apiStatus: 503 });
    expect(await http.send({ method: 'POST', path: '/api/orders', body: { size: 1 } })).toMatchObject({ ok: false, refused: false, why: '503' });
    await programme({ apiRate: 0, apiDelayMs: 20_000 });

    const asked = http.send({ method: 'POST', path: '/api/orders', body: { size: 1 } });
    // It is under way as soon as the kept connection has taken it.
    const underWay = stack().exec('api', 'true');
    expect(await killedUnder('api', 8080, asked, underWay)).toEqual({ ok: false, refused: false, why: 'ECONNRESET' });
    expect(await untilGood(() => http.send({ path: '/health' }))).toMatchObject({ ok: true, answer: { text: 'ok\n' } });
  });
});
