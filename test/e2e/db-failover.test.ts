import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { eventsOf } from '../../src/core/timeline.ts';
import { alertsThatFired } from './alerts-that-fired.ts';
import { notHeld } from './not-held.ts';
import { isThorough } from './thorough.ts';
import { tried } from './tried.ts';

const finding = (report: Report, claim: string): Report['findings'][number] | undefined => report.findings.find((one) => one.claim === claim);
const oneWriter = 'only one of the two servers takes writes';

describe('db-failover is held', () => {
  test('when the primary is killed: every line is tried, the two change places, and nothing is lost', async () => {
    const report = await tried('db-failover', { verdict: 'held', exitCode: 0 });
    expect(report.coverage).toMatchObject({ tried: report.coverage.steps, held: report.coverage.steps });
    expect(report.ledger).toMatchObject({ lost: [], duplicated: [], unexpected: [], found: report.ledger.acknowledged });
    expect(report.ledger.acknowledged).toBeGreaterThan(100);
    expect(report.load.failed).toBeGreaterThan(20);
    expect(finding(report, oneWriter)?.saw).toMatch(/postgres-primary: refused: 25006; a write on postgres-standby: taken/);
    expect(finding(report, 'a standby follows the primary and has what it has')?.saw).toContain('commits wait for it: true');
    expect(finding(report, 'the old primary refuses writes when its host comes back')?.saw).toContain('10 writes');
  });

  test('when the primary freezes and thaws after its standby was promoted: the fence holds', async () => {
    const report = await tried('db-failover', { variant: 'frozen', verdict: 'held', exitCode: 0 });
    expect(report.faults).toMatchObject([{ kind: 'pause', target: 'postgres-primary' }]);
    // It thaws long after users are served again; whoever looks for two writers looks afterwards.
    const thawed = eventsOf({ events: report.timeline }, 'fault').find(({ stage }) => stage === 'lifted')?.atMs ?? Infinity;
    expect(report.clocks.restored?.at_ms).toBeLessThan(thawed);
    const looked = eventsOf({ events: report.timeline }, 'evidence').filter(({ check }) => check === oneWriter);
    expect(looked.length).toBeGreaterThan(0);
    for (const { atMs } of looked) expect(atMs).toBeGreaterThan(thawed);
  });

  test.runIf(isThorough)('when whoever is on call comes late: the used-up pool has been told of, too', async () => {
    const report = await tried('db-failover', { variant: 'late-responder', verdict: 'held', exitCode: 0 });
    expect(new Set(alertsThatFired(report, 'delivered'))).toEqual(new Set(['DatabaseConnectionErrors', 'DatabasePoolExhausted']));
    expect(report.ledger).toMatchObject({ lost: [], duplicated: [], found: report.ledger.acknowledged });
  });

  test.runIf(isThorough)('with asynchronous commits: what is lost is counted, in rows and in time, and lies within the recovery point', async () => {
    const report = await tried('db-failover', { variant: 'asynchronous', verdict: 'held', exitCode: 0 });
    const { lost, loss_window: window } = report.ledger;
    const promise = report.promises.find(({ name }) => name === 'lost');
    expect(promise).toMatchObject({ documented: '2 s', promised: 2_000, unit: 'ms', measured: window?.ms, verdict: 'held' });
    expect(window?.after_fault).toBe(0);
    // How much it is depends on when the log was flushed last; a loss is stated whenever there is one.
    const stated = report.findings.filter(({ claim }) => claim.startsWith('nothing is lost but'));
    expect(stated.map(({ saw }) => saw.startsWith(`${String(lost.length)} acknowledged write`))).toEqual(lost.length === 0 ? [] : [true]);
  });
});

describe('the negative controls of db-failover', () => {
  test('without a fence the frozen primary comes back as a second one, and is found', async () => {
    const report = await tried('db-failover', { variant: 'frozen.fencing-withheld', verdict: 'broken', exitCode: 1 });
    const found = finding(report, oneWriter);
    expect(found).toMatchObject({ verdict: 'broken' });
    expect(found?.saw).toMatch(/postgres-primary: taken; a write on postgres-standby: taken/);
  });

  test.runIf(isThorough)('without the promotion service does not come back', async () => {
    const report = await tried('db-failover', { variant: 'promotion-withheld', verdict: 'broken', exitCode: 1 });
    expect(report.promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
    expect(report.clocks).toMatchObject({ restored: null, stable: null });
  });

  test.runIf(isThorough)('without a fault nothing rings', async () => {
    const report = await tried('db-failover', { variant: 'no-fault', verdict: 'held', exitCode: 0 });
    expect(alertsThatFired(report)).toEqual([]);
    expect(eventsOf({ events: report.timeline }, 'fault')).toEqual([]);
  });

  test.runIf(isThorough)('a fault that does not bite proves nothing', async () => {
    const report = await tried('db-failover', { variant: 'toothless', verdict: 'inconclusive', exitCode: 2 });
    expect(finding(report, 'kill on postgres-primary bites')).toMatchObject({ verdict: 'inconclusive' });
  });

  test.runIf(isThorough)('a document that names another alert is drift, and nothing else is wrong', async () => {
    const report = await tried('db-failover', { variant: 'wrong-alert', verdict: 'drift', exitCode: 1 });
    expect(notHeld(report)).toEqual([
      'finding the documented alert "DatabaseGone" is defined',
      'finding the section lists the alert "DatabaseConnectionErrors"',
    ]);
  });

  test.runIf(isThorough)('one user that is lost is missed, and nothing else is wrong', async () => {
    const report = await tried('db-failover', { variant: 'lost-user', verdict: 'broken', exitCode: 1 });
    expect(report.ledger.lost).toHaveLength(1);
    expect(notHeld(report)).toEqual(['promise lost', 'finding no acknowledged user is lost or doubled']);
  });
});
