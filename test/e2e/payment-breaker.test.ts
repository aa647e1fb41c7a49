import { describe, expect, test } from 'vitest';
import { alertsThatFired } from './alerts-that-fired.ts';
import { isThorough } from './thorough.ts';
import { tried } from './tried.ts';

const trials = [
  [undefined, 'http-error'],
  ['stalled', 'http-slow'],
  ['garbled', 'http-garbage'],
  ['throttled', 'http-throttle'],
] as const;
const always: ReadonlySet<string | undefined> = new Set([undefined]);

describe('firedrill run payment-breaker', () => {
  test.each(trials.filter(([variant]) => isThorough || always.has(variant)))(
    '%s: orders wait while the breaker is open, and each is paid once when the gateway is well again',
    async (variant, kind) => {
      const report = await tried('payment-breaker', { variant, verdict: 'held', exitCode: 0 });
      expect(report.coverage).toEqual({ steps: 7, tried: 7, held: 7 });
      expect(report.faults.map((fault) => [fault.kind, fault.bitten !== null, fault.undone !== null])).toEqual([[kind, true, true]]);
      expect(alertsThatFired(report, 'delivered')).toEqual(['PaymentCircuitBreakerOpen']);
      // Customers waited in vain, and what they ordered is there and paid all the same.
      expect(report.load.failed).toBeGreaterThan(20);
      expect(report.ledger).toMatchObject({ lost: [], duplicated: [], found: report.ledger.acknowledged });
      expect(report.ledger.acknowledged).toBeGreaterThan(report.load.ok);
      expect(report.findings).toContainEqual(
        expect.objectContaining({ claim: 'every order is paid, and its money was taken once', verdict: 'held' }),
      );
    },
  );

  test.runIf(isThorough)('a gateway that is told nothing proves nothing', async () => {
    const report = await tried('payment-breaker', { variant: 'toothless', verdict: 'inconclusive', exitCode: 2 });
    expect(report.faults[0]).toMatchObject({ kind: 'http-error', bitten: null });
  });

  // It waits out the whole promise to restore.
  test.runIf(isThorough)('while nobody mends the gateway a restart closes the breaker, and nothing is paid', async () => {
    const report = await tried('payment-breaker', { variant: 'gateway-stays-out', verdict: 'broken', exitCode: 1 });
    expect(report.promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
    // Late, not lost: the order table has them all.
    expect(report.ledger).toMatchObject({ lost: [], duplicated: [] });
  });
});
