import { describe, expect } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { alertsThatFired } from './alerts-that-fired.ts';
import { eachEnds } from './each-ends.ts';
import { lineWith } from './line-with.ts';
import type { Proved } from './tried.ts';
import { noFault, oneLost, toothless, wrongAlert } from './twins.ts';

const drill = 'redis-replica-failover';
const lineOf = (words: string): Promise<number> => lineWith('runbooks/platform.md', '### Redis issues', words);
const finding = (report: Report, claim: string): Report['findings'][number] | undefined => report.findings.find((one) => one.claim === claim);

/** Users are served whatever the cache does: what they wrote is there, and was there all the time. */
const nothingLost = (report: Report): void => {
  expect(report.ledger).toMatchObject({ lost: [], duplicated: [], unexpected: [], found: report.ledger.acknowledged });
  expect(report.ledger.acknowledged).toBeGreaterThan(100);
  expect(report.ledger.acknowledged).toBeGreaterThan(report.load.ok);
};

const trials: readonly Proved[] = [
  {
    // The replica takes the place of the primary, without what was stale.
    drill,
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
      // One step is for damaged data.
      expect(report.coverage).toMatchObject({ tried: report.coverage.steps - 1, held: report.coverage.steps - 1 });
      expect(report.faults).toMatchObject([{ kind: 'kill', target: 'redis-primary', bitten: expect.anything() as unknown }]);
      expect(alertsThatFired(report, 'delivered')).toContain('RedisCacheConnectionFailures');
      expect(report.load.failed).toBeGreaterThan(20);
      nothingLost(report);
      expect(finding(report, 'what the cache holds is what Postgres has')?.saw).toMatch(
        /^0 of \d+ entries differ from Postgres, and the one that was/,
      );
      expect(finding(report, 'the two Redis servers have changed places')?.saw).toContain('redis-primary follows: redis-replica, up');
    },
  },
  {
    // The replica still has what was removed.
    drill,
    variant: 'flush-withheld',
    verdict: 'broken',
    exitCode: 1,
    proof: (report) => {
      expect(finding(report, 'what the cache holds is what Postgres has')).toMatchObject({ verdict: 'broken' });
      expect(report.clocks.restored).not.toBeNull();
    },
  },
  {
    // The cache does not come back.
    drill,
    variant: 'promotion-withheld',
    verdict: 'broken',
    exitCode: 1,
    proof: async (report) => {
      expect(report.promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
      expect(report.steps).toContainEqual(
        expect.objectContaining({ line: await lineOf('Promote the replica'), verdict: 'not-tried', why: 'withheld by the twin' }),
      );
      nothingLost(report);
    },
  },
  {
    // Nobody is sent to the new primary.
    drill,
    variant: 'repointing-withheld',
    verdict: 'broken',
    exitCode: 1,
    proof: (report) => {
      expect(report.clocks).toMatchObject({ restored: null, stable: null });
      nothingLost(report);
    },
  },
  noFault(drill),
  toothless(drill, 'kill on redis-primary'),
  wrongAlert(drill, { documented: 'CacheGone', defined: 'RedisCacheConnectionFailures' }),
  oneLost(drill, 'lost-user', 'no acknowledged user is lost or doubled'),
];

describe('firedrill run redis-replica-failover', () => {
  eachEnds(trials, [drill, `${drill}.flush-withheld`]);
});
