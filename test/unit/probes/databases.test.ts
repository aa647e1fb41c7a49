import { describe, expect, test } from 'vitest';
import { milliseconds } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import { sqlValue } from '../../../src/probes/postgres/sql-value.ts';
import { redisReply } from '../../../src/probes/redis/redis-reply.ts';
import { serverOf } from './server-of.ts';
import { at, stackWith, watching } from './watching.ts';

const period = milliseconds(5);

describe('a reply of Redis', () => {
  const redis = service('redis');
  /** Understands `COMMAND INFO`, and answers every other command the same. */
  const server = (reply: () => string, flags = '+readonly'): ReturnType<typeof serverOf> =>
    serverOf((sent, socket) => {
      for (const command of sent.toString('latin1').split(/(?=\*\d+\r\n\$)/)) {
        const words = command.split('\r\n').filter((word) => word !== '' && !/^[*$]\d/.test(word));
        const [name = ''] = words;
        if (/^info$/i.test(name)) socket.write('$14\r\nredis_version:\r\n');
        else if (/^command$/i.test(name)) socket.write(`*1\r\n*6\r\n$4\r\nllen\r\n:2\r\n*1\r\n${flags}\r\n:1\r\n:1\r\n:1\r\n`);
        else if (/^(?:client|hello)$/i.test(name)) socket.write('+OK\r\n');
        else if (words.length > 0) socket.write(reply());
      }
    });
  const length = redisReply(redis, ['LLEN', 'jobs'], { period });

  test('holds, and is nothing while there is none', async () => {
    let reply = '$-1\r\n';
    await using fake = await server(() => reply);
    await using probe = watching(length.above(2), stackWith({ address: at(fake.port) }));
    expect(await probe.next(() => true)).toEqual({ holds: false, saw: 'nothing' });
    reply = ':3\r\n';
    expect(await probe.next(({ holds }) => holds)).toEqual({ holds: true, saw: '3' });
    reply = '-LOADING Redis is loading the dataset in memory\r\n';
    expect(await probe.next(({ holds }) => !holds)).toEqual({ holds: false, saw: 'no answer' });
    reply = '*2\r\n$1\r\na\r\n:7\r\n';
    expect(await probe.next(({ holds }) => holds)).toEqual({ holds: true, saw: 'a, 7' });
  });

  test('is never asked with a command that writes', async () => {
    await using fake = await server(() => ':1\r\n', '+write');
    await expect(watching(redisReply(redis, ['DEL', 'x'], { period }).is(1), stackWith({ address: at(fake.port) })).stop()).rejects.toThrow(
      'DEL writes, and a probe only reads',
    );
  });

  test('to a wrong command is no silence', async () => {
    await using fake = await server(() => "-ERR wrong number of arguments for 'llen' command\r\n");
    await expect(watching(length.above(2), stackWith({ address: at(fake.port) })).stop()).rejects.toThrow('wrong number of arguments');
  });
});

describe('a query of Postgres', () => {
  const db = service('db');
  const message = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const int = (value: number, size: 2 | 4): Buffer => {
    const bytes = Buffer.alloc(size);
    bytes.writeIntBE(value, 0, size);
    return bytes;
  };
  const ready = message('Z', Buffer.from('I'));
  /** One column of type bigint. */
  const rows = (...values: readonly (string | null)[]): Buffer =>
    Buffer.concat([
      message('T', Buffer.concat([int(1, 2), Buffer.from('n\0'), int(0, 4), int(0, 2), int(20, 4), int(8, 2), int(-1, 4), int(0, 2)])),
      ...values.map((value) =>
        message('D', Buffer.concat([int(1, 2), ...(value === null ? [int(-1, 4)] : [int(value.length, 4), Buffer.from(value)])])),
      ),
      message('C', Buffer.from('SELECT\0')),
      ready,
    ]);
  const failure = (code: string, text: string): Buffer => Buffer.concat([message('E', Buffer.from(`SERROR\0C${code}\0M${text}\0\0`)), ready]);
  const server = (answer: () => Buffer, started: (startup: string) => void = () => undefined): ReturnType<typeof serverOf> =>
    serverOf((sent, socket) => {
      const kind = sent.toString('latin1', 0, 1);
      if (kind === 'Q') socket.write(answer());
      else if (kind !== 'X') {
        started(sent.toString('latin1'));
        socket.write(Buffer.concat([message('R', int(0, 4)), ready]));
      }
    });
  const environment = (): Record<string, string> => ({ POSTGRES_USER: 'u', POSTGRES_PASSWORD: 'p', POSTGRES_DB: 'd' });
  const locks = sqlValue(db, 'select count(*)\n  from "Lockout"', { period });

  test('holds, and is nothing while it finds no row', async () => {
    let answer = rows();
    const startups: string[] = [];
    await using fake = await server(
      () => answer,
      (startup) => startups.push(startup),
    );
    await using probe = watching(locks.above(5), stackWith({ address: at(fake.port), environment }));
    expect(await probe.next(() => true)).toEqual({ holds: false, saw: 'nothing' });
    answer = rows('6', null);
    expect(await probe.next(({ holds }) => holds)).toEqual({ holds: true, saw: '6' });
    answer = failure('57P01', 'terminating connection');
    expect(await probe.next(({ holds }) => !holds)).toEqual({ holds: false, saw: 'no answer' });
    answer = rows('7');
    expect(await probe.next(({ holds }) => holds)).toEqual({ holds: true, saw: '7' });
    expect(startups[0]).toContain('default_transaction_read_only=on');
  });

  test.each([
    ['42P01', 'relation "Lockout" does not exist'],
    ['25006', 'cannot execute DELETE in a read-only transaction'],
  ])('that is wrong (%s) is no silence', async (code, words) => {
    await using fake = await server(() => failure(code, words));
    await expect(watching(locks.above(5), stackWith({ address: at(fake.port), environment })).stop()).rejects.toThrow(words);
  });

  test('says what it asks', () => {
    expect(locks.is(0).words).toBe('select count(*) from "Lockout" is 0');
  });
});
