import { isFault, type Break, type Composition } from './composition.ts';
import { milliseconds, type Duration } from './duration.ts';
import type { Fault } from './fault.ts';
import { seeded } from './seeded.ts';

/** One injection that is to come, under the name that the timeline and the ledger know it by. */
export interface Stroke {
  readonly id: string;
  readonly fault: Fault;
}

/** A part of a drill's `breaks` with everything decided: names, order, instants. */
export type Scheduled =
  | { readonly part: 'stroke'; readonly stroke: Stroke }
  /** Each begins this long after the first. */
  | { readonly part: 'side-by-side'; readonly words: string; readonly begins: readonly { readonly after: Duration; readonly what: Scheduled }[] }
  | { readonly part: 'in-sequence'; readonly words: string; readonly parts: readonly Scheduled[] }
  | { readonly part: 'for-time'; readonly words: string; readonly lasts: Duration; readonly what: Scheduled }
  /** One entry for each time that it strikes. */
  | { readonly part: 'flap'; readonly words: string; readonly on: Duration; readonly off: Duration; readonly times: readonly Scheduled[] };

/**
 * Decides what a drill left to chance, and names every injection: `kill-2` is the second of the drill and kills.
 * Pure: the same seed gives the same schedule.
 */
export const schedule = (breaks: readonly Break[], seed: number): readonly Scheduled[] => {
  const random = seeded(seed);
  let count = 0;

  const scheduled = (broken: Break): Scheduled => {
    if (!isFault(broken)) return composed(broken);
    count += 1;
    return { part: 'stroke', stroke: { id: `${broken.kind}-${String(count)}`, fault: broken } };
  };
  const only = (parts: readonly Break[]): Scheduled => {
    const [first, ...rest] = parts;
    if (first === undefined || rest.length > 0) throw new RangeError('this rule is for one part');
    return scheduled(first);
  };
  const composed = (made: Composition): Scheduled => {
    const { words } = made;
    switch (made.rule) {
      case 'together':
        return { part: 'side-by-side', words, begins: made.parts.map((one) => ({ after: milliseconds(0), what: scheduled(one) })) };
      case 'staggered': {
        const order = made.shuffled ? shuffle(made.parts, random) : made.parts;
        const after = (index: number): number => (index === 0 ? 0 : index * made.every + Math.round((random() * 2 - 1) * made.jitter));
        return { part: 'side-by-side', words, begins: order.map((one, index) => ({ after: milliseconds(after(index)), what: scheduled(one) })) };
      }
      case 'in-sequence':
        return { part: 'in-sequence', words, parts: made.parts.map(scheduled) };
      case 'for-time':
        return { part: 'for-time', words, lasts: made.lasts, what: only(made.parts) };
      case 'flap':
        return { part: 'flap', words, on: made.on, off: made.off, times: Array.from({ length: made.times }, () => only(made.parts)) };
    }
  };
  return breaks.map(scheduled);
};

/** Fisher and Yates. */
const shuffle = <Item>(items: readonly Item[], random: () => number): readonly Item[] => {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
};

/** Every injection of a schedule, in the order in which they are named. */
export const strokesOf = (scheduled: Scheduled): readonly Stroke[] => {
  switch (scheduled.part) {
    case 'stroke':
      return [scheduled.stroke];
    case 'side-by-side':
      return scheduled.begins.flatMap(({ what }) => strokesOf(what));
    case 'in-sequence':
      return scheduled.parts.flatMap(strokesOf);
    case 'for-time':
      return strokesOf(scheduled.what);
    case 'flap':
      return scheduled.times.flatMap(strokesOf);
  }
};

/** What strikes at the very beginning: all of it is written down before any of it does harm. */
export const firstStrokesOf = (scheduled: Scheduled): readonly Stroke[] => {
  switch (scheduled.part) {
    case 'stroke':
      return [scheduled.stroke];
    case 'side-by-side':
      return scheduled.begins.flatMap(({ after, what }) => (after === 0 ? firstStrokesOf(what) : []));
    case 'in-sequence':
      return scheduled.parts.slice(0, 1).flatMap(firstStrokesOf);
    case 'for-time':
      return firstStrokesOf(scheduled.what);
    case 'flap':
      return scheduled.times.slice(0, 1).flatMap(firstStrokesOf);
  }
};
