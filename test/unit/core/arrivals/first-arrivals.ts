import type { Arrivals } from '../../../../src/core/arrivals/arrivals.ts';

/** The first `many` of what has no end. */
export const firstArrivals = (arrivals: Arrivals, many: number, seed = 1): readonly number[] => {
  const found: number[] = [];
  for (const at of arrivals.instants(seed)) {
    if (found.length >= many) break;
    found.push(at);
  }
  return found;
};
