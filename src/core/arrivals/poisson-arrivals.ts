import type { Rate } from '../quantity.ts';
import { seeded } from '../seeded.ts';
import type { Arrivals } from './arrivals.ts';

/** Users who know nothing of each other: on average `rate` a second, with bursts and gaps as they come by chance. The seed of the run decides. */
export const poissonArrivals = (rate: Rate): Arrivals => ({
  words: `${String(rate)}/s on average, by chance`,
  *instants(seed) {
    const random = seeded(seed);
    // 1 - random is never 0, so no gap is endless.
    for (let at = 0; ; at -= (Math.log(1 - random()) * 1_000) / rate) yield at;
  },
});
