import { expect, test } from 'vitest';
import { exhaustConnections } from '../../../faults/index.ts';
import { minutes } from '../../../src/core/duration.ts';
import { service } from '../../../src/core/target.ts';
import { contractStackOfFile } from './contract-stack-of-file.ts';

const stack = contractStackOfFile('test/contract/containers/postgres.compose.yml');

/** Holds a connection, as a health check does, until it sees those that are to take the rest. */
const leavesWhenTheOthersCome = `do $$ begin
  loop
    exit when exists (select from pg_stat_activity where application_name like 'firedrill\\_exhaust%');
    perform pg_sleep(0.01), pg_stat_clear_snapshot();
  end loop;
end $$`;

test('the connection of somebody who leaves while slots are taken is taken as well', async () => {
  const fault = exhaustConnections(service('db'), { atMost: minutes(2) });
  const capability = stack().capabilityOf(fault);
  const snapshot = await capability.snapshot();
  const psql = ['psql', '-X', '-q', '-A', '-t', '-U', 'postgres', '-c'];
  const left = stack().exec('db', ...psql, leavesWhenTheOthersCome);
  const seen = `select count(*) from pg_stat_activity where query like 'do $$%' and state = 'active'`;
  await expect.poll(() => stack().exec('db', ...psql, seen)).toBe('1');
  try {
    await capability.apply();
    await left;
    expect(await capability.look()).toMatchObject({ harmed: true });
  } finally {
    await capability.restore(snapshot);
  }
  expect(await capability.look()).toMatchObject({ harmed: false });
});
