import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { eventsOf } from '../../src/core/timeline.ts';
import { alertsThatFired } from './alerts-that-fired.ts';
import { lineWith } from './line-with.ts';
import { notHeld } from './not-held.ts';
import { isThorough } from './thorough.ts';
import { tried, type Ending } from './tried.ts';

const trial = (ending: Omit<Ending, 'drill'>): Promise<Report> => tried('redis-replica-failover', ending);
const lineOf = (words: string): Promise<number> => lineWith('runbooks/platform.md', '### Redis issues', words);
const finding = (report: Report, claim: string): Report['findings'][number] | undefined => report.findings.find((one) => one.claim === claim);

/** Users are served whatever the cache does: what they wrote is there, and was there all the time. */
const nothingLost = (report: Report): void => {
  expect(report.ledger).toMatchObject({ lost: [], duplicated: [], unexpected: [], found: report.ledger.acknowledged });
  expect(report.ledger.acknowledged).toBeGreaterThan(100);
  expect(report.ledger.acknowledged).toBeGreaterThan(report.load.ok);
};

describe('redis-replica-failover', () => {
  test('is held when the primary is killed: the replica takes its place, without what was stale, and nothing is lost', async () => {
    const report = await trial({ verdict: 'held', exitCode: 0 });
    // One step is for damaged data.
    expect(report.coverage).toMatchObject({ tried: report.coverage.steps - 1, held: report.coverage.steps - 1 });
    expect(report.faults).toMatchObject([{ kind: 'kill', target: 'redis-primary', bitten: expect.anything() as unknown }]);
    expect(alertsThatFired(report, 'delivered')).toContain('RedisCacheConnectionFailures');
    expect(report.load.failed).toBeGreaterThan(20);
    nothingLost(report);
    expect(finding(report, 'what the cache holds is what Postgres has')?.saw).toMatch(/^0 of \d+ entries differ from Postgres, and the one that was/);
    expect(finding(report, 'the two Redis servers have changed places')?.saw).toContain('redis-primary follows: redis-replica, up');
  });

  test('is broken where the replica is not flushed: it still has what was removed', async () => {
    const report = await trial({ variant: 'flush-withheld', verdict: 'broken', exitCode: 1 });
    expect(finding(report, 'what the cache holds is what Postgres has')).toMatchObject({ verdict: 'broken' });
    expect(report.clocks.restored).not.toBeNull();
  });

  test.runIf(isThorough)('is broken where nobody promotes the replica: the cache does not come back, and users notice nothing', async () => {
    const report = await trial({ variant: 'promotion-withheld', verdict: 'broken', exitCode: 1 });
    expect(report.promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
    expect(report.steps).toContainEqual(
      expect.objectContaining({ line: await lineOf('Promote the replica'), verdict: 'not-tried', why: 'withheld by the twin' }),
    );
    nothingLost(report);
  });

  test.runIf(isThorough)('is broken where nobody is sent to the new primary', async () => {
    const report = await trial({ variant: 'repointing-withheld', verdict: 'broken', exitCode: 1 });
    expect(report.clocks).toMatchObject({ restored: null, stable: null });
    nothingLost(report);
  });

  test.runIf(isThorough)('without a fault nothing rings', async () => {
    const report = await trial({ variant: 'no-fault', verdict: 'held', exitCode: 0 });
    expect(alertsThatFired(report)).toEqual([]);
    expect(eventsOf({ events: report.timeline }, 'fault')).toEqual([]);
  });

  test.runIf(isThorough)('a fault that does not bite proves nothing', async () => {
    const report = await trial({ variant: 'toothless', verdict: 'inconclusive', exitCode: 2 });
    expect(finding(report, 'kill on redis-primary bites')).toMatchObject({ verdict: 'inconclusive' });
  });

  test.runIf(isThorough)('a document that names another alert is drift, and nothing else is wrong', async () => {
    const report = await trial({ variant: 'wrong-alert', verdict: 'drift', exitCode: 1 });
    expect(notHeld(report)).toEqual([
      'finding the documented alert "CacheGone" is defined',
      'finding the section lists the alert "RedisCacheConnectionFailures"',
    ]);
  });

  test.runIf(isThorough)('one user that is lost is missed, and nothing else is wrong', async () => {
    const report = await trial({ variant: 'lost-user', verdict: 'broken', exitCode: 1 });
    expect(report.ledger.lost).toHaveLength(1);
    expect(notHeld(report)).toEqual(['promise lost', 'finding no acknowledged user is lost or doubled']);
  });
});
