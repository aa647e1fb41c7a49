import { expect } from 'vitest';
import { eventsOf } from '../../../src/core/timeline.ts';
import { alertsThatFired } from '../alerts-that-fired.ts';
import type { Proved } from '../tried.ts';
import { noFault, oneLost, toothless, wrongAlert } from '../twins.ts';

const drill = 'outbox-backlog';

/** How outbox-backlog ends: what a partition without enough replicas does not take is told, waits in its order, and is published once it may be. */
export const outboxBacklog: readonly Proved[] = [
  {
    drill,
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
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
  },
  noFault(drill),
  toothless(drill, 'blackhole on kafka-2 -> kafka-1'),
  {
    // It waits out the whole promise to restore: a restart of the publisher does not help as long as nobody mends the network.
    drill,
    variant: 'still-cut',
    verdict: 'broken',
    exitCode: 1,
    proof: ({ ledger, promises }) => {
      expect(promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
      // What still waits when all is read back is missed in the order table.
      expect(ledger.lost.length).toBeGreaterThan(100);
      expect(ledger.duplicated).toEqual([]);
    },
  },
  wrongAlert(drill, { documented: 'OutboxStuck', defined: 'OutboxBacklog' }),
  oneLost(drill, 'lost-order', 'no acknowledged order is lost or doubled', 'every order goes through Kafka and takes effect once'),
];
