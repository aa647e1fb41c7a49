import { describe, expect, test } from 'vitest';
import { judgeStatus } from '../../../../src/load/drivers/judge-status.ts';
import { refusedByPostgres } from '../../../../src/load/drivers/refused-by-postgres.ts';
import { refusedByRedis } from '../../../../src/load/drivers/refused-by-redis.ts';

describe('a status of HTTP', () => {
  test.each([200, 201, 202, 204, 206, 303, 304])('%i has done it', (status) => {
    expect(judgeStatus({ status })).toEqual({ ok: true, answer: { status } });
  });
  test.each([400, 401, 403, 404, 408, 409, 413, 422, 425, 429, 451])('%i is refused', (status) => {
    expect(judgeStatus({ status })).toEqual({ ok: false, refused: true, why: String(status), answer: { status } });
  });
  test.each([0, 301, 302, 307, 308, 500, 501, 502, 503, 504, 599])('%i leaves it open', (status) => {
    expect(judgeStatus({ status })).toEqual({ ok: false, refused: false, why: String(status), answer: { status } });
  });
});

describe('an SQLSTATE', () => {
  test.each([
    ...[
      '22001',
      '22P02',
      '23502',
      '23503',
      '23505',
      '23514',
      '23P01',
      '25006',
      '25P02',
      '28P01',
      '3D000',
      '3F000',
      '40001',
      '40P01',
      '42501',
      '42601',
    ],
    ...['42P01', '44000', '53100', '53200', '53300', '54000', '55P03', '57014', '57P03', '0A000', '21000', 'P0001'],
  ])('%s is refused', (state) => {
    expect(refusedByPostgres(state)).toBe(true);
  });
  test.each([
    ...[
      '00000',
      '01000',
      '08000',
      '08003',
      '08006',
      '08007',
      '08P01',
      '25P03',
      '40003',
      '57P01',
      '57P02',
      '57P05',
      '58000',
      '58030',
      'F0000',
      'XX000',
    ],
    ...['XX001', '57000', '', 'nonsense'],
  ])('%s leaves it open', (state) => {
    expect(refusedByPostgres(state)).toBe(false);
  });
});

describe('an error of Redis', () => {
  test.each([
    ...['READONLY', 'LOADING', 'OOM', 'MISCONF', 'MASTERDOWN', 'NOREPLICAS', 'CLUSTERDOWN', 'MOVED', 'NOAUTH', 'NOPERM', 'WRONGTYPE', 'ERR', 'BUSY'],
    ...['EXECABORT', 'TRYAGAIN'],
  ])('%s is refused', (kind) => {
    expect(refusedByRedis('SET', `${kind} and so on`)).toBe(true);
  });
  test.each(['EVAL', 'evalsha', 'FCALL', 'EXEC'])('an error of %s leaves open what was done before it', (command) => {
    for (const kind of ['ERR', 'OOM', 'READONLY', 'WRONGTYPE', 'NOPERM', 'MISCONF']) expect(refusedByRedis(command, `${kind} in script`)).toBe(false);
    for (const kind of ['NOSCRIPT', 'EXECABORT', 'LOADING', 'BUSY']) expect(refusedByRedis(command, `${kind} so not begun`)).toBe(true);
  });
  test('a migration that broke off leaves it open', () => {
    expect(refusedByRedis('MIGRATE', 'IOERR error or timeout reading to target instance')).toBe(false);
  });
});
