import { formatDuration, type Duration } from '../duration.ts';
import type { Arrivals } from './arrivals.ts';

/**
 * Arrivals as they once were: how long after the first of the recording each one came. Played again from the beginning once it is over, one mean gap
 * later, because a load lasts as long as its trial.
 * @throws RangeError for fewer than two, for instants that go back, and for a recording that takes no time.
 */
export const recordedArrivals = (recording: readonly Duration[]): Arrivals => {
  const [first = 0] = recording;
  const instants = recording.map((at) => at - first);
  const length = instants.at(-1) ?? 0;
  if (instants.length < 2) throw new RangeError(`a recording has at least two arrivals, got ${String(instants.length)}`);
  if (instants.some((at, index) => at < (instants[index - 1] ?? 0))) throw new RangeError('the arrivals of a recording never go back');
  if (length === 0) throw new RangeError('a recording takes longer than 0 ms');
  const round = length + length / (instants.length - 1);
  return {
    words: `${String(instants.length)} recorded arrivals over ${formatDuration(length)}, over and over`,
    *instants() {
      for (let turn = 0; ; turn += 1) for (const at of instants) yield turn * round + at;
    },
  };
};
