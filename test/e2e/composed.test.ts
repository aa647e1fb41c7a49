import { expect, test } from 'vitest';
import { eventsOf } from '../../src/core/timeline.ts';
import { firedrill, outputFolder } from './firedrill.ts';
import { leftBehind, openIntents } from './left-behind.ts';

const drills = 'test/e2e/composed-drills';

test('an abort condition that is hit ends the trial at once: every fault of the composition is undone and seen undone', async () => {
  await using output = await outputFolder();
  const { exitCode, stdout, stderr } = await firedrill('run', 'aborted', '--drills', drills, '--output', output.folder);
  expect(exitCode, `${stdout}${stderr}`).toBe(2);
  const report = await output.report('aborted');
  expect(report).toMatchObject({ verdict: 'inconclusive', exit_code: 2 });
  const faults = eventsOf({ events: report.timeline }, 'fault');
  const of = (wanted: string): readonly string[] => faults.flatMap(({ fault, stage }) => (stage === wanted ? [fault] : [])).sort();
  expect(of('injected')).toEqual(['blackhole-1', 'latency-2']);
  expect(of('seen-lifted')).toEqual(['blackhole-1', 'latency-2']);
  // The signals had been seen by then; the runbook was not begun.
  const recovery = report.steps.filter(({ id }) => id.startsWith('recovery-'));
  expect(recovery.length).toBeGreaterThan(5);
  expect(recovery.every(({ verdict }) => verdict === 'not-tried')).toBe(true);
  const ledger = await output.ledger();
  expect(openIntents(ledger)).toEqual([]);
  expect(await leftBehind(ledger[0]?.run ?? '')).toEqual([]);
});

test('a link that flaps before the server is killed: each time is seen to bite and to be over, and the runbook repairs the rest', async () => {
  await using output = await outputFolder();
  const { exitCode, stdout, stderr } = await firedrill('run', 'stumbling', '--drills', drills, '--output', output.folder);
  const report = await output.report('stumbling');
  const faults = eventsOf({ events: report.timeline }, 'fault').map(({ fault, stage }) => `${fault} ${stage}`);
  for (const time of ['refuse-1', 'refuse-2']) {
    for (const stage of ['injected', 'bitten', 'seen-lifted']) expect(faults, `${stdout}${stderr}`).toContain(`${time} ${stage}`);
  }
  expect(faults.indexOf('refuse-1 seen-lifted')).toBeLessThan(faults.indexOf('refuse-2 injected'));
  expect(faults.indexOf('refuse-2 seen-lifted')).toBeLessThan(faults.indexOf('kill-3 injected'));
  expect(report.verdict, `${stdout}${stderr}`).toBe('held');
  expect(exitCode).toBe(0);
  const ledger = await output.ledger();
  expect(openIntents(ledger)).toEqual([]);
  expect(await leftBehind(ledger[0]?.run ?? '')).toEqual([]);
});
