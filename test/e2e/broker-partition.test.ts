import { expect, test } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { firedrill, outputFolder } from './firedrill.ts';
import { told } from './not-held.ts';
import { isThorough } from './thorough.ts';

/** One run on three real brokers, from the command's answer to its report. */
const run = async (variant?: string): Promise<{ readonly exitCode: number; readonly report: Report }> => {
  await using output = await outputFolder();
  const args = ['run', 'broker-partition', ...(variant === undefined ? [] : ['--variant', variant]), '--no-history', '--output', output.folder];
  const { exitCode } = await firedrill(...args);
  return { exitCode, report: await output.report(['broker-partition', variant].filter((part) => part !== undefined).join('.')) };
};

test('broker-partition ends held: what a broker that was cut off led is told, paged, restarted, joined, and nothing is lost', async () => {
  const { exitCode, report } = await run();
  expect(report, told(report)).toMatchObject({ verdict: 'held', outcome: 'finished' });
  expect(exitCode).toBe(0);
  expect(report.coverage).toEqual({ steps: 9, tried: 9, held: 9 });
  expect(report.ledger).toMatchObject({ lost: [], duplicated: [], found: report.ledger.acknowledged });
  // The backlog that pages somebody is a backlog of users' orders.
  expect(report.ledger.acknowledged).toBeGreaterThan(2_000);
  expect(report.faults.map(({ kind, bitten, undone }) => [kind, bitten !== null, undone !== null])).toEqual(
    Array.from({ length: 4 }, () => ['blackhole', true, true]),
  );
});

test('a cut that does nothing proves nothing', async () => {
  const { exitCode, report } = await run('toothless');
  expect(report).toMatchObject({ verdict: 'inconclusive', outcome: 'finished' });
  expect(exitCode).toBe(2);
});

// It waits out the whole promise to restore.
test.runIf(isThorough)('without the restart the consumer stays with the broker that leads nothing, and service stays broken', async () => {
  const { exitCode, report } = await run('restart-withheld');
  expect(report).toMatchObject({ verdict: 'broken', outcome: 'finished' });
  expect(exitCode).toBe(1);
  // Late, not lost.
  expect(report.ledger).toMatchObject({ lost: [], duplicated: [] });
});
