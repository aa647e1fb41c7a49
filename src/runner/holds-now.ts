import { eventsOf, type Timeline } from '../core/timeline.ts';

/** Whether a condition, by its words, held when it was last observed. One that was never observed does not hold. */
export const holdsNow = (timeline: Timeline, words: string): boolean =>
  eventsOf(timeline, 'sample').findLast(({ condition }) => condition === words)?.holds ?? false;
