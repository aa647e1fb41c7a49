import { eventsOf, type EventOf, type Timeline } from '../core/timeline.ts';
import { harmFrom } from './harm-from.ts';

/** What was last seen of a condition before the first injection, where it held: what is there already tells nothing of the fault. `undefined` where nothing was injected. */
export const heldBefore = (timeline: Timeline, words: string): EventOf<'sample'> | undefined => {
  const from = harmFrom(timeline);
  if (from === Infinity) return undefined;
  const last = eventsOf(timeline, 'sample').findLast(({ condition, atMs }) => condition === words && atMs < from);
  return last?.holds === true ? last : undefined;
};
