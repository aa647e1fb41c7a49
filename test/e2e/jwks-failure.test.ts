import { describe, expect } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { eachEnds } from './each-ends.ts';
import type { Proved } from './tried.ts';
import { noFault, oneLost, toothless, wrongAlert } from './twins.ts';

const drill = 'jwks-failure';

/** What each way of failing is called, and what must be seen whichever it was. */
const kinds = { stall: 'jwks-stall', garbage: 'jwks-garbage', empty: 'jwks-empty' } as const;

/** Cached keys go on, new ones are turned away, and the runbook brings them back. */
const broughtBack =
  (kind: string) =>
  (report: Report): void => {
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
  };

const stepWith = (words: string): unknown => expect.stringContaining(words);

/** The variants, which bring the users back as the drill itself does, and the sabotaged twins, each of which fails for its own reason. */
const trials: readonly Proved[] = [
  { drill, verdict: 'held', exitCode: 0, proof: broughtBack('jwks-error') },
  ...Object.entries(kinds).map(([variant, kind]): Proved => ({ drill, variant, verdict: 'held', exitCode: 0, proof: broughtBack(kind) })),
  noFault(drill),
  toothless(drill, 'jwks-error on auth0'),
  {
    drill,
    variant: 'outage-goes-on',
    verdict: 'broken',
    exitCode: 1,
    // The restart during the outage has thrown the cached keys away: the document says why one waits.
    proof: ({ steps }) => {
      expect(steps).toContainEqual(expect.objectContaining({ verdict: 'broken', text: stepWith('granted before the outage') }));
    },
  },
  {
    drill,
    variant: 'restart-withheld',
    verdict: 'broken',
    exitCode: 1,
    proof: ({ promises, steps }) => {
      expect(promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
      expect(steps).toContainEqual(expect.objectContaining({ verdict: 'held', text: stepWith('granted before the outage') }));
    },
  },
  wrongAlert(drill, { documented: 'Auth0KeysUnavailable', defined: 'Auth0KeySetUnavailable' }),
  {
    drill,
    variant: 'misspelt-command',
    verdict: 'drift',
    exitCode: 1,
    proof: ({ steps }) => {
      expect(steps).toContainEqual(expect.objectContaining({ verdict: 'drift', text: stepWith('Rule out a deployment') }));
    },
  },
  oneLost(drill, 'lost-user', 'no provisioned user is lost or doubled'),
];
describe('firedrill run jwks-failure', () => {
  eachEnds(trials, [drill, `${drill}.stall`, `${drill}.restart-withheld`]);
});
