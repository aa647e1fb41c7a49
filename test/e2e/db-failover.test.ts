import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { eventsOf } from '../../src/core/timeline.ts';
import { alertsThatFired } from './alerts-that-fired.ts';
import { firedrill, outputFolder, progress } from './firedrill.ts';
import { notHeld, told } from './not-held.ts';
import { leftBehind } from './left-behind.ts';
import { isThorough } from './thorough.ts';

/** Ends as it must, leaves nothing behind, and hands over what it saw. */
const tried = async (variant: string | null, verdict: Report['verdict'], exitCode: number): Promise<Report> => {
  await using output = await outputFolder();
  const name = ['db-failover', ...(variant === null ? [] : [variant])].join('.');
  const answer = await firedrill('run', 'db-failover', ...(variant === null ? [] : ['--variant', variant]), '--output', output.folder);
  const report = await output.report(name);
  progress(`${name}: ${report.verdict}, exit code ${String(answer.exitCode)}, ${String(Math.round(answer.elapsedMs / 1_000))} s: ${report.summary}`);
  expect(report, told(report)).toMatchObject({ verdict, outcome: 'finished', exit_code: exitCode });
  expect(answer.exitCode).toBe(exitCode);
  expect(await leftBehind(report.run_id)).toEqual([]);
  return report;
};

const finding = (report: Report, claim: string): Report['findings'][number] | undefined => report.findings.find((one) => one.claim === claim);
const oneWriter = 'only one of the two servers takes writes';

describe('db-failover is held', () => {
  test('when the primary is killed: every line is tried, the two change places, and nothing is lost', async () => {
    const report = await tried(null, 'held', 0);
    expect(report.coverage).toMatchObject({ tried: report.coverage.steps, held: report.coverage.steps });
    expect(report.ledger).toMatchObject({ lost: [], duplicated: [], unexpected: [], found: report.ledger.acknowledged });
    expect(report.ledger.acknowledged).toBeGreaterThan(100);
    expect(report.load.failed).toBeGreaterThan(20);
    expect(finding(report, oneWriter)?.saw).toMatch(/postgres-primary: refused: 25006; a write on postgres-standby: taken/);
    expect(finding(report, 'a standby follows the primary and has what it has')?.saw).toContain('commits wait for it: true');
    expect(finding(report, 'the old primary refuses writes when its host comes back')?.saw).toContain('10 writes');
  });

  test('when the primary freezes and thaws after its standby was promoted: the fence holds', async () => {
    const report = await tried('frozen', 'held', 0);
    expect(report.faults).toMatchObject([{ kind: 'pause', target: 'postgres-primary' }]);
    // It thaws long after users are served again; whoever looks for two writers looks afterwards.
    const thawed = eventsOf({ events: report.timeline }, 'fault').find(({ stage }) => stage === 'lifted')?.atMs ?? Infinity;
    expect(report.clocks.restored?.at_ms).toBeLessThan(thawed);
    const looked = eventsOf({ events: report.timeline }, 'evidence').filter(({ check }) => check === oneWriter);
    expect(looked.length).toBeGreaterThan(0);
    for (const { atMs } of looked) expect(atMs).toBeGreaterThan(thawed);
  });

  test.runIf(isThorough)('with asynchronous commits: what is lost is counted, in rows and in time, and lies within the recovery point', async () => {
    const report = await tried('asynchronous', 'held', 0);
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
    const report = await tried('frozen.fencing-withheld', 'broken', 1);
    const found = finding(report, oneWriter);
    expect(found).toMatchObject({ verdict: 'broken' });
    expect(found?.saw).toMatch(/postgres-primary: taken; a write on postgres-standby: taken/);
  });

  test.runIf(isThorough)('without the promotion service does not come back', async () => {
    const report = await tried('promotion-withheld', 'broken', 1);
    expect(report.promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
    expect(report.clocks).toMatchObject({ restored: null, stable: null });
  });

  test.runIf(isThorough)('without a fault nothing rings', async () => {
    const report = await tried('no-fault', 'held', 0);
    expect(alertsThatFired(report)).toEqual([]);
    expect(eventsOf({ events: report.timeline }, 'fault')).toEqual([]);
  });

  test.runIf(isThorough)('a fault that does not bite proves nothing', async () => {
    const report = await tried('toothless', 'inconclusive', 2);
    expect(finding(report, 'kill on postgres-primary bites')).toMatchObject({ verdict: 'inconclusive' });
  });

  test.runIf(isThorough)('a document that names another alert is drift, and nothing else is wrong', async () => {
    const report = await tried('wrong-alert', 'drift', 1);
    expect(notHeld(report)).toEqual([
      'finding the documented alert "DatabaseGone" is defined',
      'finding the section lists the alert "DatabaseConnectionErrors"',
    ]);
  });

  test.runIf(isThorough)('one user that is lost is missed, and nothing else is wrong', async () => {
    const report = await tried('lost-user', 'broken', 1);
    expect(report.ledger.lost).toHaveLength(1);
    expect(notHeld(report)).toEqual(['promise lost', 'finding no acknowledged user is lost or doubled']);
  });
});
