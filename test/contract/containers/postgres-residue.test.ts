import { afterEach, expect, test } from 'vitest';
import { dropRows, lockTable, poisonRow } from '../../../faults/index.ts';
import type { Capability } from '../../../src/core/capability.ts';
import { seconds } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import { contractStackOfFile } from './contract-stack-of-file.ts';

const db = service('db');
const poison = poisonRow(db, { table: 'jobs', row: { id: 99, payload: '{' } });
const loss = dropRows(db, { table: 'jobs', where: 'id <= 3' });

const stack = contractStackOfFile('test/contract/containers/postgres.compose.yml');

const sql = (text: string): Promise<string> => stack().exec('db', 'psql', '-X', '-q', '-A', '-t', '-U', 'postgres', '-c', text);
const jobs = (): Promise<string> => sql('select md5(string_agg(jobs::text, chr(10) order by id)) from jobs');
const kept = (): Promise<string> => sql(`select count(*) from pg_namespace where nspname = 'firedrill_kept'`);

afterEach(async () => {
  expect(await kept(), 'nothing is kept beside the tables').toBe('0');
});

const applied = async (
  fault: typeof poison | typeof loss,
): Promise<{ readonly capability: Capability; readonly restore: () => Promise<unknown> }> => {
  const capability = stack().capabilityOf(fault);
  const snapshot = await capability.snapshot();
  await capability.apply();
  expect(await capability.look()).toMatchObject({ harmed: true });
  const restore = (): Promise<unknown> =>
    capability.restore(snapshot).then(
      () => 'restored',
      (error: unknown) => error,
    );
  return { capability, restore };
};

test('a poison row that somebody removed is no fault any more, and lifting it changes nothing', async () => {
  const before = await jobs();
  const { capability, restore } = await applied(poison);
  await sql('delete from jobs where id = 99');
  expect(await capability.look()).toMatchObject({ harmed: false });
  expect(await restore()).toBe('restored');
  expect(await jobs()).toBe(before);
});

test('a poison row that somebody changed is left as it is, and told as often as it is asked', async () => {
  const before = await jobs();
  const { capability, restore } = await applied(poison);
  await sql(`update jobs set payload = '{}' where id = 99`);
  expect(await capability.look(), 'a row that was mended harms nobody').toMatchObject({ harmed: false });
  for (let times = 0; times < 2; times += 1) {
    expect(await restore()).toMatchObject({ code: 'restore-failed', message: expect.stringContaining('"payload": "{}"') as string });
    expect(await sql('select payload from jobs where id = 99')).toBe('{}');
  }
  await sql('delete from jobs where id = 99');
  expect(await restore()).toBe('restored');
  expect(await jobs()).toBe(before);
});

test('a poison row is known by what makes it poison: the system may write the rest, and one that was mended is left to it', async () => {
  const before = await jobs();
  const { capability, restore } = await applied(poisonRow(db, { table: 'jobs', row: { id: 99, payload: '{' }, poison: ['id'] }));
  await sql(`update jobs set payload = 'tried' where id = 99`);
  expect(await capability.look(), 'the system wrote a column that is no poison').toMatchObject({ harmed: true });
  expect(await restore()).toBe('restored');
  expect(await jobs()).toBe(before);

  const mended = await applied(poisonRow(db, { table: 'jobs', row: { id: 99, payload: '{' }, poison: ['payload'] }));
  await sql(`update jobs set payload = '{}' where id = 99`);
  expect(await mended.capability.look()).toMatchObject({ harmed: false });
  expect(await mended.restore()).toBe('restored');
  expect(await sql('select payload from jobs where id = 99')).toBe('{}');
  await sql('delete from jobs where id = 99');
});

test('rows whose keys were taken meanwhile are not put back in part, and that is told', async () => {
  const before = await jobs();
  const { capability, restore } = await applied(loss);
  await sql(`insert into jobs values (2, '"new"')`);
  expect(await restore()).toMatchObject({ code: 'restore-failed', message: expect.stringContaining('(id)=(2)') as string });
  expect(await sql('select id from jobs where id <= 3')).toBe('2');
  await sql('delete from jobs where id = 2');
  expect(await restore()).toBe('restored');
  expect(await capability.look()).toMatchObject({ harmed: false });
  expect(await jobs()).toBe(before);
});

test('rows that somebody has put back already are not put back twice', async () => {
  const before = await jobs();
  const { capability, restore } = await applied(loss);
  await sql(`insert into jobs select n, json_build_object('n', n) from generate_series(1, 2) as n`);
  expect(await capability.look(), 'one is still missing').toMatchObject({ harmed: true });
  expect(await restore()).toBe('restored');
  expect(await jobs()).toBe(before);
});

test('a fault that is in force is not laid over itself: the rows that are kept would be lost', async () => {
  const before = await jobs();
  const { restore } = await applied(loss);
  await expect(stack().capabilityOf(loss).apply()).rejects.toThrow('already exists');
  expect(await restore()).toBe('restored');
  expect(await jobs()).toBe(before);
});

test('a lock that nobody lifts goes when its time is over', async () => {
  const capability = stack().capabilityOf(lockTable(db, { table: 'jobs', atMost: seconds(3) }));
  await capability.apply();
  await expect.poll(() => capability.look(), { timeout: 3_000 }).toMatchObject({ harmed: true });
  await expect.poll(() => capability.look()).toMatchObject({ harmed: false });
});
