import { expect, test } from 'vitest';
import { isThorough } from './thorough.ts';
import { tried } from './tried.ts';

test('broker-partition ends held: what a broker that was cut off led is told, paged, restarted, joined, and nothing is lost', async () => {
  const report = await tried('broker-partition', { verdict: 'held', exitCode: 0 });
  expect(report.coverage).toEqual({ steps: 9, tried: 9, held: 9 });
  expect(report.ledger).toMatchObject({ lost: [], duplicated: [], found: report.ledger.acknowledged });
  // The backlog that pages somebody is a backlog of users' orders.
  expect(report.ledger.acknowledged).toBeGreaterThan(2_000);
  expect(report.faults.map(({ kind, bitten, undone }) => [kind, bitten !== null, undone !== null])).toEqual(
    Array.from({ length: 4 }, () => ['blackhole', true, true]),
  );
});

test('a cut that does nothing proves nothing', async () => {
  await tried('broker-partition', { variant: 'toothless', verdict: 'inconclusive', exitCode: 2 });
});

// It waits out the whole promise to restore.
test.runIf(isThorough)('without the restart the consumer stays with the broker that leads nothing, and service stays broken', async () => {
  const report = await tried('broker-partition', { variant: 'restart-withheld', verdict: 'broken', exitCode: 1 });
  // Late, not lost.
  expect(report.ledger).toMatchObject({ lost: [], duplicated: [] });
});
