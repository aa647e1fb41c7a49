import { monotonicMs } from '../../src/load/machine-clock.ts';

// Keeps one processor busy for a share of each 10 ms, in a process of its own, until its parent is gone.
const share = Number(process.argv[2]);
const sliceMs = 10;
const burn = (): void => {
  const until = monotonicMs() + sliceMs * share;
  while (monotonicMs() < until);
  setTimeout(burn, sliceMs * (1 - share));
};
process.once('disconnect', () => process.exit(0));
burn();
