import { milliseconds, type Duration } from './duration.ts';
import { eventsOf, type Timeline } from './timeline.ts';
import { seeded } from './seeded.ts';

/** The name under which a trial writes down how long it waited before its first injection, ms. */
export const injectionEvidence = 'random delay before the first injection';

/** Keeps this chance apart from that of the schedule, which has the seed itself. */
const stream = 0x5ca1ab1e;

/**
 * How long to wait before the first injection, up to one scrape: scrapes come at fixed instants, and a fault that always came at the same distance from
 * one would flatter the alert, or wrong it. The same seed gives the same delay.
 */
export const injectionDelay = (seed: number, scrape: Duration): Duration => milliseconds(seeded(seed ^ stream)() * scrape);

/** How long a recorded trial waited, ms; `undefined` where it did not. */
export const recordedDelay = (events: Timeline['events']): number | undefined => {
  const value = eventsOf({ events }, 'evidence').find(({ check }) => check === injectionEvidence)?.value;
  return typeof value === 'number' ? value : undefined;
};
