import { seeded } from './seeded.ts';

/** The seed of one of several trials, counted from 1. The first has the seed of the run: `--repeat 1` is the trial that there is without it. */
export const repeatSeed = (seed: number, number: number): number => {
  const random = seeded(seed);
  let own = seed;
  for (let trial = 1; trial < number; trial += 1) own = Math.floor(random() * 2 ** 31);
  return own;
};
