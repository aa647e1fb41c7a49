import { describe, expect, test } from 'vitest';
import { eventsOf } from '../../src/core/timeline.ts';
import { alertsThatFired } from './alerts-that-fired.ts';
import { isThorough } from './thorough.ts';
import { tried } from './tried.ts';

describe('firedrill run outbox-backlog', () => {
  test.runIf(isThorough)(
    'what a partition without enough replicas does not take is told, waits in its order, and is published once it may be',
    async () => {
      const report = await tried('outbox-backlog', { verdict: 'held', exitCode: 0 });
      expect(report.coverage).toEqual({ steps: 8, tried: 8, held: 8 });
      expect(report.faults.map(({ kind, bitten, undone }) => [kind, bitten !== null, undone !== null])).toEqual(
        Array.from({ length: 4 }, () => ['blackhole', true, true]),
      );
      expect(alertsThatFired(report, 'delivered')).toEqual(['OutboxBacklog']);
      // Kafka itself has refused, and said so.
      expect(eventsOf({ events: report.timeline }, 'sample')).toContainEqual(
        expect.objectContaining({ holds: true, saw: 'order_publish_failed with code NOT_ENOUGH_REPLICAS, partition 0' }),
      );
      expect(report.load.failed).toBeGreaterThan(20);
      expect(report.ledger).toMatchObject({ lost: [], duplicated: [], found: report.ledger.acknowledged });
      expect(report.ledger.acknowledged).toBeGreaterThan(report.load.ok);
    },
  );

  test.runIf(isThorough)('a cut that does nothing proves nothing', async () => {
    await tried('outbox-backlog', { variant: 'toothless', verdict: 'inconclusive', exitCode: 2 });
  });

  // It waits out the whole promise to restore.
  test.runIf(isThorough)('as long as nobody mends the network a restart of the publisher does not help, and nothing is lost', async () => {
    const report = await tried('outbox-backlog', { variant: 'still-cut', verdict: 'broken', exitCode: 1 });
    expect(report.promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
    expect(report.ledger).toMatchObject({ lost: [], duplicated: [] });
  });
});
