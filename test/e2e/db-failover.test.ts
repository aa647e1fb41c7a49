import { describe, expect } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { eventsOf } from '../../src/core/timeline.ts';
import { alertsThatFired } from './alerts-that-fired.ts';
import { eachEnds } from './each-ends.ts';
import type { Proved } from './tried.ts';
import { noFault, oneLost, toothless, wrongAlert } from './twins.ts';

const drill = 'db-failover';
const finding = (report: Report, claim: string): Report['findings'][number] | undefined => report.findings.find((one) => one.claim === claim);
const oneWriter = 'only one of the two servers takes writes';

const trials: readonly Proved[] = [
  {
    // Every line is tried, the two change places, and nothing is lost.
    drill,
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
      expect(report.coverage).toMatchObject({ tried: report.coverage.steps, held: report.coverage.steps });
      expect(report.ledger).toMatchObject({ lost: [], duplicated: [], unexpected: [], found: report.ledger.acknowledged });
      expect(report.ledger.acknowledged).toBeGreaterThan(100);
      expect(report.load.failed).toBeGreaterThan(20);
      expect(finding(report, oneWriter)?.saw).toMatch(/postgres-primary: refused: 25006; a write on postgres-standby: taken/);
      expect(finding(report, 'a standby follows the primary and has what it has')?.saw).toContain('commits wait for it: true');
      expect(finding(report, 'the old primary refuses writes when its host comes back')?.saw).toContain('10 writes');
    },
  },
  {
    // The primary thaws after its standby was promoted: the fence holds.
    drill,
    variant: 'frozen',
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
      expect(report.faults).toMatchObject([{ kind: 'pause', target: 'postgres-primary' }]);
      // It thaws long after users are served again; whoever looks for two writers looks afterwards.
      const thawed = eventsOf({ events: report.timeline }, 'fault').find(({ stage }) => stage === 'lifted')?.atMs ?? Infinity;
      expect(report.clocks.restored?.at_ms).toBeLessThan(thawed);
      const looked = eventsOf({ events: report.timeline }, 'evidence').filter(({ check }) => check === oneWriter);
      expect(looked.length).toBeGreaterThan(0);
      for (const { atMs } of looked) expect(atMs).toBeGreaterThan(thawed);
    },
  },
  {
    // It comes back as a second primary, and is found.
    drill,
    variant: 'frozen.fencing-withheld',
    verdict: 'broken',
    exitCode: 1,
    proof: (report) => {
      const found = finding(report, oneWriter);
      expect(found).toMatchObject({ verdict: 'broken' });
      expect(found?.saw).toMatch(/postgres-primary: taken; a write on postgres-standby: taken/);
    },
  },
  {
    // Whoever is on call comes late: the used-up pool has been told of, too.
    drill,
    variant: 'late-responder',
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
      expect(new Set(alertsThatFired(report, 'delivered'))).toEqual(new Set(['DatabaseConnectionErrors', 'DatabasePoolExhausted']));
      expect(report.ledger).toMatchObject({ lost: [], duplicated: [], found: report.ledger.acknowledged });
    },
  },
  {
    // What is lost is counted, in rows and in time, and lies within the recovery point.
    drill,
    variant: 'asynchronous',
    verdict: 'held',
    exitCode: 0,
    proof: (report) => {
      const { lost, loss_window: window } = report.ledger;
      const promise = report.promises.find(({ name }) => name === 'lost');
      expect(promise).toMatchObject({ documented: '2 s', promised: 2_000, unit: 'ms', measured: window?.ms, verdict: 'held' });
      expect(window?.after_fault).toBe(0);
      // How much it is depends on when the log was flushed last; a loss is stated whenever there is one.
      const stated = report.findings.filter(({ claim }) => claim.startsWith('nothing is lost but'));
      expect(stated.map(({ saw }) => saw.startsWith(`${String(lost.length)} acknowledged write`))).toEqual(lost.length === 0 ? [] : [true]);
    },
  },
  {
    // Service does not come back.
    drill,
    variant: 'promotion-withheld',
    verdict: 'broken',
    exitCode: 1,
    proof: (report) => {
      expect(report.promises).toContainEqual(expect.objectContaining({ name: 'restored', verdict: 'broken', measured: null }));
      expect(report.clocks).toMatchObject({ restored: null, stable: null });
    },
  },
  noFault(drill),
  toothless(drill, 'kill on postgres-primary'),
  wrongAlert(drill, { documented: 'DatabaseGone', defined: 'DatabaseConnectionErrors' }),
  oneLost(drill, 'lost-user', 'no acknowledged user is lost or doubled'),
];

describe('firedrill run db-failover', () => {
  eachEnds(trials, [drill, `${drill}.frozen`, `${drill}.frozen.fencing-withheld`]);
});
