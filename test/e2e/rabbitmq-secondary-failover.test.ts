import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/core/report.ts';
import { alertsThatFired } from './alerts-that-fired.ts';
import { lineWith } from './line-with.ts';
import { notHeld } from './not-held.ts';
import { isThorough } from './thorough.ts';
import { tried, type Ending } from './tried.ts';

const trial = (ending: Ending): Promise<Report> => tried('rabbitmq-secondary-failover', ending);
const lineOf = (words: string): Promise<number> => lineWith('runbooks/platform.md', '### RabbitMQ lost for good', words);

const arrives = 'finding every message reaches its consumer';
const replayed = (report: Report): number =>
  Number(/^(\d+) replayed$/m.exec(report.steps.map(({ output }) => output ?? '').join('\n'))?.[1] ?? Number.NaN);

const foundWhole = (report: Report): void => {
  expect(report.ledger).toMatchObject({ lost: [], unexpected: [], found: report.ledger.acknowledged });
  expect(report.ledger.acknowledged).toBeGreaterThan(100);
  // Users waited in vain while nothing carried their messages; what they wrote is there all the same.
  expect(report.load.failed).toBeGreaterThan(20);
  expect(report.ledger.acknowledged).toBeGreaterThan(report.load.ok);
};

describe('rabbitmq-secondary-failover is held', () => {
  test.runIf(isThorough)('when the broker is killed: services go to the second one, and every message arrives', async () => {
    const report = await trial({ verdict: 'held', exitCode: 0 });
    // One step is for disks that are lost.
    expect(report.coverage).toMatchObject({ tried: report.coverage.steps - 1, held: report.coverage.steps - 1 });
    expect(alertsThatFired(report, 'delivered')).toContain('RabbitmqConnectionFailures');
    foundWhole(report);
  });

  test('when its consumer had stalled before: what lies in the lost broker is replayed from there', async () => {
    const report = await trial({ variant: 'stalled', verdict: 'held', exitCode: 0 });
    expect(report.faults.map(({ kind, target }) => [kind, target])).toEqual([
      ['pause', 'webhook-worker'],
      ['kill', 'rabbitmq'],
    ]);
    expect(replayed(report)).toBeGreaterThan(3);
    foundWhole(report);
  });
});

describe('the negative controls of rabbitmq-secondary-failover', () => {
  test.runIf(isThorough)('without the replay, what lies in the lost broker is missed', async () => {
    const report = await trial({ variant: 'stalled.replay-withheld', verdict: 'broken', exitCode: 1 });
    expect(report.steps).toContainEqual(
      expect.objectContaining({ line: await lineOf('Replay what it still holds'), verdict: 'not-tried', why: 'withheld by the twin' }),
    );
    expect(notHeld(report)).toContain(arrives);
    // The document notices by itself.
    const confirmed = report.steps.find(({ text }) => text.startsWith('Confirm that nothing is left in the first broker'));
    expect(confirmed).toMatchObject({ verdict: 'drift', exit_code: 1 });
    // It is written down; it has reached nobody.
    expect(report.ledger.lost).toEqual([]);
  });

  test.runIf(isThorough)(
    'with nobody sent to the second broker, its confirmation fails, and users wait until the first one is there again',
    async () => {
      const report = await trial({ variant: 'repointing-withheld', verdict: 'drift', exitCode: 1 });
      const confirmed = report.steps.find(({ text }) => text.startsWith('Confirm that both are connected'));
      expect(confirmed).toMatchObject({ verdict: 'drift' });
      foundWhole(report);
    },
  );
});
