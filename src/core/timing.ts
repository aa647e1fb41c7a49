import { milliseconds, type Duration } from './duration.ts';

export type TimingName = 'fast' | 'production';

/** How the documented durations of a trial are played: as written, or all divided by one stated factor. The order of events never changes. */
export interface Timing {
  readonly name: TimingName;
  readonly factor: number;
  /** A documented duration as it is played. */
  play(documented: Duration): Duration;
}

/** The factor of `fast` when a stack does not state its own. */
export const defaultFastFactor = 10;

export const timing = (name: TimingName, fastFactor = defaultFastFactor): Timing => {
  const factor = name === 'fast' ? fastFactor : 1;
  return { name, factor, play: (documented) => milliseconds(documented / factor) };
};
