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

test('a session that a server ends takes no further statement, though its socket is still open', async () => {
  const message = (type: string, ...parts: readonly Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const welcome = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]);
  const farewell = message('E', Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'));
  const sessions = new Set<unknown>();
  await using server = await serverOf((_, socket) => {
    socket.write(sessions.has(socket) ? farewell : welcome);
    sessions.add(socket);
  });
  await using sql = await open(server.port);
  for (const number of [1, 2]) {
    expect(await sql.query('SELECT 1')).toEqual({ ok: false, refused: false, why: '57P01' });
    expect(sessions.size).toBe(number);
  }
});
