/** One value of a register: its write and the reads that saw it. Nothing of it may be without the others in a linear order. */
export interface Zone {
  readonly write: string | null;
  /** When the first of these operations ended. */
  firstEndMs: number;
  /** When the last of them began. */
  lastBeginMs: number;
}

/**
 * Two values that cannot be put in order, or `undefined` where all of them can. Value A must come before B where an operation of A ended before
 * one of B began, that is where A.firstEnd < B.lastBegin; two values that must each come before the other clash.
 *
 * No clash means that there is an order. In a longer circle let A be the value whose first end is the earliest, P the one that must come before A,
 * and Q the one that must come before P: A.firstEnd <= Q.firstEnd < P.lastBegin, so A must come before P too, and the two clash. Without any
 * circle the values can be sorted. (Gibbons and Korach, "Testing shared memories", show the same by intervals.) Takes n log n.
 */
export const clashIn = (zones: readonly Zone[]): readonly [Zone, Zone] | undefined => {
  const sorted = zones.toSorted((a, b) => a.firstEndMs - b.firstEndMs || 0);
  // Of the first n values, the one that begins last.
  const latest: Zone[] = [];
  for (const zone of sorted) {
    const before = latest.at(-1);
    latest.push(before === undefined || zone.lastBeginMs > before.lastBeginMs ? zone : before);
  }
  for (const [index, zone] of sorted.entries()) {
    // Those that must come before this one, as far as they end before it.
    const rival = latest[Math.min(index, firstNotBefore(sorted, zone.lastBeginMs)) - 1];
    if (rival !== undefined && zone.firstEndMs < rival.lastBeginMs) return [rival, zone];
  }
  return undefined;
};

/** The index of the first value whose first end is not earlier than this. */
const firstNotBefore = (sorted: readonly Zone[], ms: number): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.firstEndMs ?? Infinity) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
};
