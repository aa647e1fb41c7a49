import { fault, formatBytes, type Bytes, type Fault, type Link } from 'firedrill';
import { trafficOf, type DirectionSetting } from './traffic-of.ts';

export interface BandwidthSettings extends DirectionSetting {
  /** Bytes per second of each connection: whole thousands, up to a million. */
  readonly perSecond: Bytes;
}

/**
 * Data moves slowly, each connection by itself no faster than so many bytes a second; `both` directions by default, each with that much.
 * Undone by removing the limit; data on its way arrives.
 * @throws RangeError when the rate is not made of whole thousands, or so high that it could not be told from none.
 */
export const bandwidth = (link: Link, { perSecond, direction = 'both' }: BandwidthSettings): Fault<'throttle'> => {
  if (!(perSecond >= 1_000 && perSecond <= 1_000_000) || perSecond % 1_000 !== 0) {
    throw new RangeError(`a bandwidth is a whole number of thousands from 1000 to 1000000 bytes per second, got ${String(perSecond)}`);
  }
  return fault(bandwidth, {
    kind: 'bandwidth',
    target: link,
    capability: 'throttle',
    settings: { bytesPerSecond: perSecond, direction },
    words: {
      does: `slows down ${trafficOf(link, direction)} to ${formatBytes(perSecond)} per second`,
      usersSee: 'large answers that take long, while small ones are as quick as ever',
      bites: 'a transfer by the same arrow takes as long as that rate makes it',
      lifted: 'a transfer by the same arrow takes its usual time again',
    },
  });
};
