import { eventsOf, type EventOf, type Timeline } from '../core/timeline.ts';

/** What was written down last under these two names; `undefined` where nothing was. */
export const evidenceOf = (timeline: Timeline, check: string, name: string): EventOf<'evidence'> | undefined =>
  eventsOf(timeline, 'evidence').findLast((event) => event.check === check && event.name === name);
