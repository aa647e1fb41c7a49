import { expect } from 'vitest';
import { notHeld } from '../not-held.ts';
import type { Proved } from '../tried.ts';

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
  {
    drill,
    variant: 'toothless',
    verdict: 'inconclusive',
    exitCode: 2,
    proof: ({ faults }) => {
      expect(faults.map(({ bitten }) => bitten)).toEqual(faults.map(() => null));
    },
  },
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
  {
    drill,
    variant: 'wrong-alert',
    verdict: 'drift',
    exitCode: 1,
    proof: (report) => {
      expect(notHeld(report), 'and nothing else is wrong').toEqual([
        'finding the documented alert "KafkaLag" is defined',
        'finding the section lists the alert "KafkaConsumerLag"',
      ]);
    },
  },
  {
    drill,
    variant: 'lost-order',
    verdict: 'broken',
    exitCode: 1,
    proof: ({ ledger }) => {
      expect(ledger.lost).toHaveLength(1);
    },
  },
];
