import { expect } from 'vitest';
import type { Report } from '../../../src/core/report.ts';
import { alertsThatFired } from '../alerts-that-fired.ts';
import { notHeld } from '../not-held.ts';
import type { Proved } from '../tried.ts';

const drill = 'payment-breaker';

/** Orders wait while the breaker is open, and each is paid once when the gateway is well again. */
const paidOnce =
  (kind: string) =>
  (report: Report): void => {
    expect(report.coverage).toEqual({ steps: 7, tried: 7, held: 7 });
    expect(report.faults.map((fault) => [fault.kind, fault.bitten !== null, fault.undone !== null])).toEqual([[kind, true, true]]);
    expect(alertsThatFired(report, 'delivered')).toEqual(['PaymentCircuitBreakerOpen']);
    // Customers waited in vain, and what they ordered is there and paid all the same.
    expect(report.load.failed).toBeGreaterThan(20);
    expect(report.ledger).toMatchObject({ lost: [], duplicated: [], found: report.ledger.acknowledged });
    expect(report.ledger.acknowledged).toBeGreaterThan(report.load.ok);
    expect(report.findings).toContainEqual(expect.objectContaining({ claim: 'every order is paid, and its money was taken once', verdict: 'held' }));
  };

/** How payment-breaker ends. */
export const paymentBreaker: readonly Proved[] = [
  { drill, verdict: 'held', exitCode: 0, proof: paidOnce('http-error') },
  { drill, variant: 'stalled', verdict: 'held', exitCode: 0, proof: paidOnce('http-slow') },
  { drill, variant: 'garbled', verdict: 'held', exitCode: 0, proof: paidOnce('http-garbage') },
  { drill, variant: 'throttled', verdict: 'held', exitCode: 0, proof: paidOnce('http-throttle') },
  {
    drill,
    variant: 'no-fault',
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
      expect(alertsThatFired(report)).toEqual([]);
    },
  },
  {
    drill,
    variant: 'toothless',
    verdict: 'inconclusive',
    exitCode: 2,
    proof: ({ faults }) => {
      expect(faults[0]).toMatchObject({ kind: 'http-error', bitten: null });
    },
  },
  {
    // It waits out the whole promise to restore: a restart closes the breaker, and nothing is paid.
    drill,
    variant: 'gateway-stays-out',
    verdict: 'broken',
    exitCode: 1,
    proof: ({ ledger, promises }) => {
      expect(promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
      // Late, not lost: the order table has them all.
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
        'finding the documented alert "PaymentBreakerOpen" is defined',
        'finding the section lists the alert "PaymentCircuitBreakerOpen"',
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
