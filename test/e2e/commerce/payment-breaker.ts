import { expect } from 'vitest';
import type { Report } from '../../../src/core/report.ts';
import { alertsThatFired } from '../alerts-that-fired.ts';
import type { Proved } from '../tried.ts';
import { noFault, oneLost, toothless, wrongAlert } from '../twins.ts';

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
  noFault(drill),
  toothless(drill, 'http-error on payment-gateway'),
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
  wrongAlert(drill, { documented: 'PaymentBreakerOpen', defined: 'PaymentCircuitBreakerOpen' }),
  oneLost(drill, 'lost-order', 'no acknowledged order is lost or doubled'),
];
