import { expect, test } from 'vitest';
import { milliseconds } from '../../../../src/core/duration.ts';
import { service } from '../../../../src/core/target.ts';
import { openSql, type SqlDriver } from '../../../../src/load/drivers/index.ts';
import { serverOf } from '../../probes/server-of.ts';
import { at, stackWith } from '../../probes/watching.ts';

// What a server says to a statement is tried on a real one: test/integration/load/drivers.test.ts.

const open = (port: number, timeoutMs = 5_000): Promise<SqlDriver> =>
  openSql(stackWith({ address: at(port) }), service('db'), {
    ...{ port: 5432, database: 'shop', user: 'shop', password: 'secret' },
    ...{ connections: 1, timeout: milliseconds(timeoutMs) },
  });

test('a server that does not greet was sent no statement', async () => {
  let sent = '';
  let ended = 0;
  await using server = await serverOf((bytes, socket) => {
    sent += bytes.toString('latin1');
    socket.once('close', () => (ended += 1));
  });
  await using sql = await open(server.port, 150);
  expect(await sql.query('INSERT INTO orders VALUES (1)')).toEqual({ ok: false, refused: true, why: 'timeout' });
  expect(await sql.query('INSERT INTO orders VALUES (2)')).toEqual({ ok: false, refused: true, why: 'timeout' });
  expect(sent).not.toContain('INSERT');
  expect(ended, 'the connection of the first is gone when the second makes one').toBeGreaterThanOrEqual(1);
});

test('a server that hangs up, and one that is not there, were sent no statement', async () => {
  const server = await serverOf((_, socket) => socket.destroy());
  await using sql = await open(server.port);
  expect(await sql.query('SELECT 1')).toMatchObject({ ok: false, refused: true });
  await server[Symbol.asyncDispose]();
  expect(await sql.query('SELECT 1')).toEqual({ ok: false, refused: true, why: 'ECONNREFUSED' });
});
