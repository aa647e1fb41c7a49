import { fault, formatBytes, formatDuration, type Bytes, type Duration, type Fault, type Link } from 'firedrill';
import { trafficOf, type DirectionSetting } from './traffic-of.ts';

export interface SliceSettings extends DirectionSetting {
  /** No piece is larger. 1 to 16384 bytes. */
  readonly size: Bytes;
  /** Between two pieces of a stream. */
  readonly gap: Duration;
}

/**
 * Data arrives in small pieces with a gap after each: what a reader sees that takes one read for one message. `both` directions by default.
 * Undone by letting data pass whole again; data on its way arrives.
 * @throws RangeError when there is no gap, or size over gap comes to more than a million bytes per second: neither could be told from none.
 */
export const slice = (link: Link, { size, gap, direction = 'both' }: SliceSettings): Fault<'slice'> => {
  if (!(size >= 1 && size <= 16_384)) throw new RangeError(`a piece has 1 to 16384 bytes, got ${String(size)}`);
  if (!(size / gap <= 1_000)) throw new RangeError(`a gap of ${formatDuration(gap)} between pieces of ${formatBytes(size)} cannot be told from none`);
  return fault(slice, {
    kind: 'slice',
    target: link,
    capability: 'slice',
    settings: { size, gap, direction },
    words: {
      does: `cuts ${trafficOf(link, direction)} into pieces of ${formatBytes(size)} with ${formatDuration(gap)} between them`,
      usersSee: 'slow answers, and errors where a reader takes a piece for the whole',
      bites: 'a transfer by the same arrow takes the gaps of its pieces',
      lifted: 'a transfer by the same arrow takes its usual time again',
    },
  });
};
