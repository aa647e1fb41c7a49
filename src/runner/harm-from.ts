import { eventsOf, type Timeline } from '../core/timeline.ts';

/**
 * The earliest instant at which the first injection may have done harm, in ms: what was seen while its call was under way counts as seen after it.
 * Infinity where nothing was injected.
 */
export const harmFrom = (timeline: Timeline): number => {
  const injected = eventsOf(timeline, 'fault').find(({ stage }) => stage === 'injected');
  return injected === undefined ? Infinity : injected.atMs - injected.errorMs;
};
