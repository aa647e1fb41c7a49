import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quantile } from '../../scripts/bench/statistics.ts';
import { periodMs } from '../../scripts/calibration/ask-reference.ts';
import { compareClosedLoop } from '../../scripts/calibration/compare-closed-loop.ts';
import { measureLateness } from '../../scripts/calibration/measure-lateness.ts';
import { errorsOf, isUndisturbed } from '../../scripts/calibration/measured-stall.ts';
import { measureStalls } from '../../scripts/calibration/measure-stalls.ts';
import { referenceServer, type ReferenceServer } from '../../scripts/calibration/reference-server.ts';
import { seeded } from '../../src/core/seeded.ts';

let server: ReferenceServer;
beforeAll(async () => {
  server = await referenceServer();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

test('an outage of a known length is told to one period, and without bias', async () => {
  const durations = [...Array.from({ length: 10 }, () => [50, 250]).flat(), 2_000, 2_000];
  const stalls = await measureStalls(server, durations, seeded(7));
  // A machine that does other things meanwhile marks its figures as degraded instead: those need not be exact, and no figure is both.
  const undisturbed = stalls.filter(isUndisturbed);
  expect(undisturbed.map(({ measuredMs }) => measuredMs)).not.toContain(undefined);
  const { absolute, bias } = errorsOf(undisturbed);
  for (const error of absolute) expect(error).toBeLessThanOrEqual(2 * periodMs);
  if (undisturbed.length < durations.length / 2) return;
  expect(quantile(absolute, 0.95)).toBeLessThanOrEqual(periodMs);
  // An outage begins and ends at any phase of the load: the mean of a few such differences is off by chance, and two standard errors of it are no bias.
  const chanceMs = (2 * periodMs) / Math.sqrt(6 * undisturbed.length);
  expect(Math.abs(bias)).toBeLessThanOrEqual(2 + chanceMs);
});

describe('operations start on time, or the report says that they did not', () => {
  test.each([0, 0.8])('with every processor busy for a share of %d', async (busy) => {
    const { lateMs, degraded } = await measureLateness(server, busy, 5_000);
    expect(lateMs.length).toBeGreaterThan(450);
    if (quantile(lateMs, 0.99) > 1) expect(degraded).toBeGreaterThan(0);
    else expect(quantile(lateMs, 0.5)).toBeLessThanOrEqual(0.5);
  });
});

test('a load that waits for its answers hardly sees a stall that every tenth user of an open one suffers', async () => {
  const { closedMs, openMs, stallMs } = await compareClosedLoop(server, 1_000, 8_000);
  expect(quantile(closedMs, 0.99)).toBeLessThan(100);
  expect(closedMs.filter((latency) => latency > 100).length).toBeLessThanOrEqual(5);
  expect(quantile(openMs, 0.95)).toBeGreaterThan(stallMs / 4);
  expect(openMs.filter((latency) => latency > 100).length).toBeGreaterThan(80);
});
