import type { LineRange, Place } from '../../../core/place.ts';

/** Those of a list that stand on lines of a range. The list ascends by its lines, so that a long one is not read for every range. */
export const inRange = <Placed extends { readonly place: Place }>(list: readonly Placed[], { first, last }: LineRange): readonly Placed[] =>
  list.slice(firstFrom(list, first), firstFrom(list, last + 1));

/** The index of the first that stands on a line or behind it. */
const firstFrom = (list: readonly { readonly place: Place }[], line: number): number => {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((list[middle]?.place.line ?? Infinity) < line) from = middle + 1;
    else to = middle;
  }
  return from;
};
