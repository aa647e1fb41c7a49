import type { Rate } from '../quantity.ts';
import type { Arrivals } from './arrivals.ts';

/** One operation a period, the first at once. What a load does that names nothing else. */
export const constantArrivalRate = (rate: Rate): Arrivals => ({
  words: `${String(rate)}/s`,
  *instants() {
    const period = 1_000 / rate;
    // Multiplied, not added up: a sum would drift.
    for (let number = 0; ; number += 1) yield number * period;
  },
});
