import { eventsOf, type Timeline } from '../../core/timeline.ts';
import type { Clocks } from '../clocks.ts';
import { harmFrom } from '../harm-from.ts';
import type { Plan } from '../plan.ts';

/**
 * The injection that the alert is an answer to: faults strike one after the other, and an alert that begins only under the second has had no time to
 * lose under the first; nor has one that began under the first and ceased with it before it fired. The last injection before the alert was seen pending for
 * good; `undefined` where nothing was injected.
 */
export const alertStart = (timeline: Timeline, plan: Plan, clocks: Clocks): number | undefined => {
  const first = clocks.injected;
  if (first === null) return undefined;
  const from = harmFrom(timeline);
  const said = eventsOf(timeline, 'alert').filter(({ alert, seen, atMs }) => alert === plan.drill.alerts && seen === 'prometheus' && atMs >= from);
  const fired = said.findIndex(({ state }) => state === 'firing');
  const before = fired < 0 ? said : said.slice(0, fired + 1);
  const ceased = before.findLastIndex(({ state }) => state === 'inactive');
  const begun = before.slice(ceased + 1).find(({ state }) => state === 'pending' || state === 'firing');
  const injections = eventsOf(timeline, 'fault').filter(({ stage, atMs }) => stage === 'injected' && atMs <= (begun?.atMs ?? first.at_ms));
  return injections.at(-1)?.atMs ?? first.at_ms;
};
