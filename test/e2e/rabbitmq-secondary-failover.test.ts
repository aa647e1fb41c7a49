import { describe, expect } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { alertsThatFired } from './alerts-that-fired.ts';
import { eachEnds } from './each-ends.ts';
import { lineWith } from './line-with.ts';
import { notHeld } from './not-held.ts';
import type { Proved } from './tried.ts';
import { noFault, oneLost, toothless, wrongAlert } from './twins.ts';

const drill = 'rabbitmq-secondary-failover';
const lineOf = (words: string): Promise<number> => lineWith('runbooks/platform.md', '### RabbitMQ lost for good', words);

const arrives = 'every message reaches its consumer';
const replayed = (report: Report): number =>
  Number(/^(\d+) replayed$/m.exec(report.steps.map(({ output }) => output ?? '').join('\n'))?.[1] ?? Number.NaN);

const foundWhole = (report: Report): void => {
  expect(report.ledger).toMatchObject({ lost: [], unexpected: [], found: report.ledger.acknowledged });
  expect(report.ledger.acknowledged).toBeGreaterThan(100);
  // Users waited in vain while nothing carried their messages; what they wrote is there all the same.
  expect(report.load.failed).toBeGreaterThan(20);
  expect(report.ledger.acknowledged).toBeGreaterThan(report.load.ok);
};

const trials: readonly Proved[] = [
  {
    // Services go to the second broker, and every message arrives.
    drill,
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
      // One step is for disks that are lost.
      expect(report.coverage).toMatchObject({ tried: report.coverage.steps - 1, held: report.coverage.steps - 1 });
      expect(alertsThatFired(report, 'delivered')).toContain('RabbitmqConnectionFailures');
      foundWhole(report);
    },
  },
  {
    // What lies in the lost broker is replayed from there.
    drill,
    variant: 'stalled',
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
      expect(report.faults.map(({ kind, target }) => [kind, target])).toEqual([
        ['pause', 'webhook-worker'],
        ['kill', 'rabbitmq'],
      ]);
      expect(replayed(report)).toBeGreaterThan(3);
      foundWhole(report);
    },
  },
  {
    // What lies in the lost broker is missed.
    drill,
    variant: 'stalled.replay-withheld',
    verdict: 'broken',
    exitCode: 1,
    proof: async (report) => {
      expect(report.steps).toContainEqual(
        expect.objectContaining({ line: await lineOf('Replay what it still holds'), verdict: 'not-tried', why: 'withheld by the twin' }),
      );
      expect(notHeld(report)).toContain(`finding ${arrives}`);
      // The document notices by itself.
      const confirmed = report.steps.find(({ text }) => text.startsWith('Confirm that nothing is left in the first broker'));
      expect(confirmed).toMatchObject({ verdict: 'drift', exit_code: 1 });
      // It is written down; it has reached nobody.
      expect(report.ledger.lost).toEqual([]);
    },
  },
  {
    // The confirmation fails, and users wait until the first broker is there again.
    drill,
    variant: 'repointing-withheld',
    verdict: 'drift',
    exitCode: 1,
    proof: (report) => {
      const confirmed = report.steps.find(({ text }) => text.startsWith('Confirm that both are connected'));
      expect(confirmed).toMatchObject({ verdict: 'drift' });
      foundWhole(report);
    },
  },
  noFault(drill),
  toothless(drill, 'kill on rabbitmq'),
  wrongAlert(drill, { documented: 'BrokerGone', defined: 'RabbitmqConnectionFailures' }),
  oneLost(drill, 'lost-credit', arrives),
];

describe('firedrill run rabbitmq-secondary-failover', () => {
  eachEnds(trials, [`${drill}.stalled`]);
});
