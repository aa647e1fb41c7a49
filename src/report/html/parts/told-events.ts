import type { Event } from '../../../core/timeline.ts';
import { formatCount } from '../../format-count.ts';

/** The events of a trial that a page has room for, and what was left to report.json, in words. */
export interface ToldEvents {
  readonly shown: readonly Event[];
  readonly leftOut: readonly string[];
}

/** A large outage has more failures than anybody reads; what else happened must not drown in them. */
const mostFailures = 500;
const mostOthers = 1_500;

/** Picks the events that say something new, in their order, and no more than a page can hold, however long the trial was. */
export const toldEvents = (timeline: readonly Event[]): ToldEvents => {
  const count = { well: 0, same: 0, failures: 0, others: 0 };
  const last = new Map<string, boolean>();
  const shown = timeline.filter((event) => {
    if (event.kind === 'operation') {
      if (event.outcome === 'ok') {
        count.well += 1;
        return false;
      }
      count.failures += 1;
      return count.failures <= mostFailures;
    }
    if (event.kind === 'sample') {
      const same = last.get(event.condition) === event.holds;
      last.set(event.condition, event.holds);
      if (same) {
        count.same += 1;
        return false;
      }
    }
    count.others += 1;
    return count.others <= mostOthers;
  });
  const leftOut: readonly (readonly [number, string])[] = [
    [count.well, 'operations that went well'],
    [count.same, 'samples that say what the one before them said'],
    [count.failures - mostFailures, `failed or unsent operations after the first ${formatCount(mostFailures)}`],
    [count.others - mostOthers, `other events after the first ${formatCount(mostOthers)}`],
  ];
  return { shown, leftOut: leftOut.flatMap(([number, what]) => (number > 0 ? [`${formatCount(number)} ${what}`] : [])) };
};
