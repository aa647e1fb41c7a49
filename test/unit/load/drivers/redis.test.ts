import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { milliseconds } from '../../../../src/core/duration.ts';
import { service } from '../../../../src/core/target.ts';
import { openRedis, type RedisDriver } from '../../../../src/load/drivers/index.ts';
import { serverOf } from '../../probes/server-of.ts';
import { at, stackWith } from '../../probes/watching.ts';

interface FakeRedis extends AsyncDisposable {
  readonly port: number;
  /** The commands that arrived, in their order. */
  readonly commands: readonly string[];
}

/** Understands as much of RESP as one command a packet needs. */
const fakeRedis = async (reply: (command: string, socket: Socket) => string | undefined): Promise<FakeRedis> => {
  const commands: string[] = [];
  const server = await serverOf((sent, socket) => {
    const command = sent
      .toString()
      .split('\r\n')
      .filter((word) => word !== '' && !/^[*$]\d/.test(word))
      .join(' ');
    commands.push(command);
    const said = reply(command, socket);
    if (said !== undefined) socket.write(`${said}\r\n`);
  });
  return { port: server.port, commands, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
};

const open = (
  port: number,
  settings: { readonly connections?: number; readonly password?: string; readonly timeout?: number } = {},
): Promise<RedisDriver> => {
  const { timeout = 5_000, ...rest } = settings;
  return openRedis(stackWith({ address: at(port) }), service('redis'), { port: 6379, timeout: milliseconds(timeout), ...rest });
};

test('a reply is the answer, and nil is one too', async () => {
  await using server = await fakeRedis((command) => (command === 'SET a 1' ? '+OK' : '$-1'));
  await using redis = await open(server.port);
  expect(await redis.send(['SET', 'a', 1])).toEqual({ ok: true, answer: 'OK' });
  expect(await redis.send(['GET', 'b'])).toEqual({ ok: true, answer: null });
  expect(server.commands, 'nothing is asked that the load did not ask').toEqual(['SET a 1', 'GET b']);
});

test('an error reply is refused, and its connection is kept', async () => {
  const sockets = new Set<Socket>();
  await using server = await fakeRedis((command, socket) => {
    sockets.add(socket);
    return command === 'PING' ? '+PONG' : "-READONLY You can't write against a read only replica.";
  });
  await using redis = await open(server.port);
  expect(await redis.send(['SET', 'a', 1])).toEqual({ ok: false, refused: true, why: 'READONLY' });
  expect(await redis.send(['EVAL', 'return 1', 0])).toEqual({ ok: false, refused: false, why: 'READONLY' });
  expect(await redis.send(['PING'])).toEqual({ ok: true, answer: 'PONG' });
  expect(sockets.size).toBe(1);
});

test('a password is given before the first command; where it is wrong, no command is sent', async () => {
  await using server = await fakeRedis((command) =>
    command.startsWith('auth') ? (command === 'auth right' ? '+OK' : '-WRONGPASS no such pair') : ':1',
  );
  await using right = await open(server.port, { password: 'right' });
  expect(await right.send(['INCR', 'n'])).toEqual({ ok: true, answer: 1 });
  await using wrong = await open(server.port, { password: 'wrong' });
  expect(await wrong.send(['INCR', 'n'])).toEqual({ ok: false, refused: true, why: 'WRONGPASS' });
  expect(server.commands).toEqual(['auth right', 'INCR n', 'auth wrong']);
});

test('a reply that does not come is unknown; the command is not sent again, and the next one has a connection of its own', async () => {
  const giveUp = new AbortController();
  const sockets: Socket[] = [];
  await using server = await fakeRedis((command, socket) => {
    sockets.push(socket);
    if (!command.startsWith('INCR')) return '+PONG';
    giveUp.abort();
    return undefined;
  });
  await using redis = await open(server.port, { connections: 1 });
  expect(await redis.send(['INCR', 'n'], giveUp.signal)).toEqual({ ok: false, refused: false, why: 'aborted' });
  expect(await redis.send(['PING'])).toEqual({ ok: true, answer: 'PONG' });
  expect(server.commands).toEqual(['INCR n', 'PING']);
  expect(sockets[0]).not.toBe(sockets[1]);
});

test('a reply that is late is unknown', async () => {
  await using server = await fakeRedis(() => undefined);
  await using redis = await open(server.port, { timeout: 150 });
  expect(await redis.send(['INCR', 'n'])).toEqual({ ok: false, refused: false, why: 'timeout' });
});

test('a connection that breaks in the middle of a command is unknown, and the command is not sent again', async () => {
  await using server = await fakeRedis((_, socket) => {
    socket.destroy();
    return undefined;
  });
  await using redis = await open(server.port);
  expect(await redis.send(['INCR', 'n'])).toEqual({ ok: false, refused: false, why: 'connection lost' });
  expect(server.commands).toEqual(['INCR n']);
});

test('where no connection is free in time, or nobody listens, nothing was sent', async () => {
  const giveUp = new AbortController();
  const server = await fakeRedis(() => {
    giveUp.abort();
    return undefined;
  });
  await using redis = await open(server.port, { connections: 1 });
  const [first, second] = await Promise.all([redis.send(['INCR', 'n'], giveUp.signal), redis.send(['INCR', 'm'], giveUp.signal)]);
  expect([first, second]).toEqual([
    { ok: false, refused: false, why: 'aborted' },
    { ok: false, refused: true, why: 'aborted' },
  ]);
  expect(server.commands).toEqual(['INCR n']);
  await server[Symbol.asyncDispose]();
  expect(await redis.send(['INCR', 'n'])).toEqual({ ok: false, refused: true, why: 'ECONNREFUSED' });
});
