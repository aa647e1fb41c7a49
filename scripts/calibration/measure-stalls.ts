import { milliseconds } from '../../src/core/duration.ts';
import { percent } from '../../src/core/quantity.ts';
import { degradedStretches, lostBetween } from '../../src/runner/degraded.ts';
import { incidentOf, outageOf } from '../../src/runner/incident.ts';
import { isGood } from '../../src/runner/is-good.ts';
import { operationsOf } from '../../src/runner/operations-of.ts';
import { type ServiceLevel } from '../../src/runner/service-level.ts';
import { askReference, periodMs } from './ask-reference.ts';
import type { MeasuredStall } from './measured-stall.ts';
import type { ReferenceServer } from './reference-server.ts';
import type { StallLog } from './stalling-server.ts';

/** An answer of the reference server takes a fraction of a millisecond: one that takes 20 had to wait. */
const level: ServiceLevel = { window: milliseconds(100), succeeds: percent(90), good: isGood({ within: milliseconds(20) }) };
/** Between two stalls service is good for this long, and for up to a period more, so that stalls begin at any phase of the load. */
const quietMs = 400;

/**
 * Stalls the server once for each of these durations, in their order, under load, and measures each from users' operations alone. A stall of the
 * longest of them comes first and is not counted: connections for all who wait are opened then.
 */
export const measureStalls = async (
  server: ReferenceServer,
  durationsMs: readonly number[],
  random: () => number,
): Promise<readonly MeasuredStall[]> => {
  await using asking = await askReference(server);
  const { clock, timeline, load, answeredAfter, onClock } = asking;
  const stalls: { readonly wantedMs: number; readonly askedMs: number; readonly log: StallLog }[] = [];
  await answeredAfter(quietMs);
  const { endedMs: warm } = await server.stall(Math.max(...durationsMs));
  await answeredAfter(onClock(warm) + quietMs);
  for (const wantedMs of durationsMs) {
    await clock.wait(milliseconds(periodMs * random()));
    const askedMs = clock.now();
    const log = await server.stall(wantedMs);
    stalls.push({ wantedMs, askedMs, log });
    await answeredAfter(onClock(log.endedMs) + quietMs);
  }
  await load.stop();
  const operations = operationsOf(timeline);
  const degraded = degradedStretches(timeline);
  return stalls.map(({ wantedMs, askedMs, log: { beganMs, endedMs } }, index) => {
    const until = stalls[index + 1]?.askedMs ?? Infinity;
    const own = operations.filter(({ intendedMs }) => intendedMs < until && intendedMs >= askedMs - 2 * periodMs);
    // From a period before it was asked for: that instant is closer to the truth than anything a user knows.
    const incident = incidentOf(own, askedMs - periodMs, level);
    const outage = incident === undefined ? undefined : outageOf(incident);
    return {
      wantedMs,
      truthMs: endedMs - beganMs,
      measuredMs: outage?.ms,
      statedErrorMs: outage?.errorMs ?? 0,
      lostMs: lostBetween(degraded, askedMs - quietMs / 2, onClock(endedMs) + quietMs / 2),
    };
  });
};
