import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { isThorough } from './thorough.ts';
import { tried } from './tried.ts';

const trials = [
  [undefined, 'jwks-error'],
  ['stall', 'jwks-stall'],
  ['garbage', 'jwks-garbage'],
  ['empty', 'jwks-empty'],
] as const;
const always: ReadonlySet<string | undefined> = new Set([undefined, 'stall', 'restart-withheld']);

describe('firedrill run jwks-failure', () => {
  test.each(trials.filter(([variant]) => isThorough || always.has(variant)))(
    '%s: cached keys go on, new ones are turned away, and the runbook brings them back',
    async (variant, kind) => {
      const report = await tried('jwks-failure', { variant, verdict: 'held', exitCode: 0 });
      expect(report.coverage).toEqual({ steps: 13, tried: 13, held: 13 });
      expect(report.faults.map((fault) => [fault.kind, fault.bitten !== null, fault.undone !== null])).toEqual([
        [kind, true, true],
        ['rotate-keys', true, true],
      ]);
      // One user in five comes with a new key: the others notice nothing until the restart that the runbook asks for.
      expect(report.load.failed).toBeGreaterThan(5);
      expect(report.load.failed).toBeLessThan(report.load.ok);
      expect(report.ledger).toMatchObject({ lost: [], duplicated: [] });
      expect(report.ledger.acknowledged).toBeGreaterThan(100);
      expect(report.findings).toContainEqual(expect.objectContaining({ claim: 'no provisioned user is lost or doubled', verdict: 'held' }));
    },
  );
});

const stepWith = (words: string): unknown => expect.stringContaining(words);

/** What must be seen in the report of a twin, beyond its verdict: it fails for its own reason. */
const twins: readonly (readonly [string, Report['verdict'], number, (report: Report) => void])[] = [
  ['no-fault', 'held', 0, ({ clocks }) => expect(clocks).toMatchObject({ injected: null, alert_delivered: null })],
  ['toothless', 'inconclusive', 2, ({ faults }) => expect(faults[0]).toMatchObject({ kind: 'jwks-error', bitten: null })],
  [
    'outage-goes-on',
    'broken',
    1,
    // The restart during the outage has thrown the cached keys away: the document says why one waits.
    ({ steps }) => expect(steps).toContainEqual(expect.objectContaining({ verdict: 'broken', text: stepWith('granted before the outage') })),
  ],
  [
    'restart-withheld',
    'broken',
    1,
    ({ promises, steps }) => {
      expect(promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
      expect(steps).toContainEqual(expect.objectContaining({ verdict: 'held', text: stepWith('granted before the outage') }));
    },
  ],
  [
    'wrong-alert',
    'drift',
    1,
    ({ findings }) =>
      expect(findings).toContainEqual(expect.objectContaining({ verdict: 'drift', claim: 'the documented alert "Auth0KeysUnavailable" is defined' })),
  ],
  [
    'misspelt-command',
    'drift',
    1,
    ({ steps }) => expect(steps).toContainEqual(expect.objectContaining({ verdict: 'drift', text: stepWith('Rule out a deployment') })),
  ],
  ['lost-user', 'broken', 1, ({ ledger }) => expect(ledger.lost).toHaveLength(1)],
];

describe('its sabotaged twins', () => {
  test.each(twins.filter(([twin]) => isThorough || always.has(twin)))('%s ends %s', async (twin, verdict, exitCode, proof) => {
    proof(await tried('jwks-failure', { variant: twin, verdict, exitCode }));
  });
});
