import { describe, expect } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { eventsOf } from '../../src/core/timeline.ts';
import { alertsThatFired } from './alerts-that-fired.ts';
import { eachEnds } from './each-ends.ts';
import { lineWith } from './line-with.ts';
import { notHeld } from './not-held.ts';
import type { Proved } from './tried.ts';
import { noFault, oneLost, toothless } from './twins.ts';

const drill = 'poison-outbox-row';
const document = 'runbooks/platform.md';

const onceInOrder = 'every message reaches its consumer once, in the order of its account';
const lineOf = (words: string): Promise<number> => lineWith(document, '### Outbox dispatcher stuck', words);

const evidenceOf = (report: Report, check: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    eventsOf({ events: report.timeline }, 'evidence').flatMap((event) => (event.check === check ? [[event.name, event.value]] : [])),
  );

/** What both decisions must come to: the row was tried as often as it may be, the decision is kept, and every other message arrived once and in order. */
const decided =
  (decision: 'drop' | 'patch') =>
  (report: Report): void => {
    expect(report.coverage).toEqual({ steps: 12, tried: 12, held: 12 });
    expect(report.faults).toMatchObject([{ kind: 'poison-row', bitten: expect.anything() as unknown, undone: expect.anything() as unknown }]);
    expect(evidenceOf(report, `the decision to ${decision} the row is recorded and carried out`)).toMatchObject({
      decision,
      'attempts': 5,
      'max attempts': 5,
      'delivered': decision === 'patch',
      'in order': true,
    });
    expect(alertsThatFired(report, 'delivered')).toContain('OutboxMaxAttempts');
    // Users of the stuck account waited in vain; what they wrote is there all the same.
    expect(report.load.failed).toBeGreaterThan(5);
    expect(report.ledger).toMatchObject({ lost: [], duplicated: [], found: report.ledger.acknowledged });
    expect(report.ledger.acknowledged).toBeGreaterThan(report.load.ok);
  };

const trials: readonly Proved[] = [
  { drill, verdict: 'held', exitCode: 0, proof: decided('drop') },
  { drill, variant: 'patch', verdict: 'held', exitCode: 0, proof: decided('patch') },
  {
    drill,
    variant: 'late-responder',
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
      decided('drop')(report);
      expect(new Set(alertsThatFired(report, 'delivered'))).toEqual(new Set(['OutboxDispatcherLag', 'OutboxLastError', 'OutboxMaxAttempts']));
    },
  },
  noFault(drill),
  toothless(drill, 'poison-row on postgres'),
  {
    drill,
    variant: 'decision-withheld',
    verdict: 'broken',
    exitCode: 1,
    proof: async (report) => {
      expect(report.promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
      const line = await lineOf('Carry out what was decided');
      expect(report.steps).toContainEqual(expect.objectContaining({ line, verdict: 'not-tried', why: 'withheld by the twin' }));
      // Nothing is lost, but what waits behind the row has not reached its consumer.
      expect(report.ledger.lost).toEqual([]);
      expect(notHeld(report)).toContain(`finding ${onceInOrder}`);
    },
  },
  {
    drill,
    variant: 'wrong-alert',
    verdict: 'drift',
    exitCode: 1,
    proof: async (report) => {
      expect(report.findings).toContainEqual(
        expect.objectContaining({ verdict: 'drift', file: document, line: await lineOf('| `OutboxMaxAttempts` |') }),
      );
      expect(notHeld(report), 'and nothing else is wrong').toEqual([
        'finding the documented alert "OutboxGaveUp" is defined',
        'finding the section lists the alert "OutboxMaxAttempts"',
      ]);
    },
  },
  oneLost(drill, 'lost-credit', onceInOrder),
];

describe('firedrill run poison-outbox-row', () => {
  eachEnds(trials, [drill, `${drill}.patch`]);
});
