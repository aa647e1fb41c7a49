import { expect } from 'vitest';
import type { Proved } from '../tried.ts';
import { noFault, oneLost, toothless, wrongAlert } from '../twins.ts';

const drill = 'broker-partition';

/** How broker-partition ends: what a broker that was cut off led is told, paged, restarted, joined, and nothing is lost. */
export const brokerPartition: readonly Proved[] = [
  {
    drill,
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
      expect(report.coverage).toEqual({ steps: 9, tried: 9, held: 9 });
      expect(report.ledger).toMatchObject({ lost: [], duplicated: [], found: report.ledger.acknowledged });
      // The backlog that pages somebody is a backlog of users' orders.
      expect(report.ledger.acknowledged).toBeGreaterThan(2_000);
      expect(report.faults.map(({ kind, bitten, undone }) => [kind, bitten !== null, undone !== null])).toEqual(
        Array.from({ length: 4 }, () => ['blackhole', true, true]),
      );
    },
  },
  noFault(drill),
  toothless(drill, 'blackhole on kafka-3 -> kafka-1'),
  {
    // It waits out the whole promise to restore: the consumer stays with the broker that leads nothing.
    drill,
    variant: 'restart-withheld',
    verdict: 'broken',
    exitCode: 1,
    proof: ({ ledger, promises }) => {
      expect(promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken' }));
      // Late, not lost.
      expect(ledger).toMatchObject({ lost: [], duplicated: [] });
    },
  },
  wrongAlert(drill, { documented: 'KafkaLag', defined: 'KafkaConsumerLag' }),
  oneLost(drill, 'lost-order', 'no acknowledged order is lost or doubled', 'every order goes through Kafka and takes effect once'),
];
