import { eventsOf, type Timeline } from '../../core/timeline.ts';
import type { Clocks } from '../clocks.ts';
import type { Plan } from '../plan.ts';

/**
 * The injection that the alert is an answer to: faults strike one after the other, and an alert that begins only under the second has had no time to
 * lose under the first. The last one before it was seen pending; `undefined` where nothing was injected.
 */
export const alertStart = (timeline: Timeline, plan: Plan, clocks: Clocks): number | undefined => {
  const first = clocks.injected;
  if (first === null) return undefined;
  const begun = eventsOf(timeline, 'alert').find(
    ({ alert, seen, state, atMs }) =>
      alert === plan.drill.alerts && seen === 'prometheus' && (state === 'pending' || state === 'firing') && atMs >= first.at_ms - first.error_ms,
  );
  const injections = eventsOf(timeline, 'fault').filter(({ stage, atMs }) => stage === 'injected' && atMs <= (begun?.atMs ?? first.at_ms));
  return injections.at(-1)?.atMs ?? first.at_ms;
};
