import { fault, formatDuration, milliseconds, type Duration, type Fault, type Link } from 'firedrill';
import { trafficOf, type DirectionSetting } from './traffic-of.ts';

export interface LostSettings extends DirectionSetting {
  /** A connection ends after this long without data. Default 100 ms. */
  readonly after?: Duration;
}

/**
 * What is sent is lost and its connection ends, new and open ones alike, idle ones too. With `direction: 'answer'` a request is carried out and its client
 * never learns so; `both` by default. Undone by letting data through again; what was lost stays so.
 * @throws RangeError when `after` is under a millisecond or more than a minute.
 */
export const lost = (link: Link, { after = milliseconds(100), direction = 'both' }: LostSettings = {}): Fault<'sever'> => {
  if (!(after >= 1 && after <= 60_000)) throw new RangeError(`a connection ends after 1 ms to 1 min, got ${formatDuration(after)}`);
  return fault(lost, {
    kind: 'lost',
    target: link,
    capability: 'sever',
    settings: { after, direction },
    words: {
      does: `loses ${trafficOf(link, direction)}, and ends each connection after ${formatDuration(after)}`,
      usersSee: 'requests that end without an answer, and nobody knows whether they took effect',
      bites: 'a connection by the same arrow is accepted and ends without an answer',
      lifted: 'a connection by the same arrow is answered again',
      leavesBehind: 'what was sent meanwhile is gone, and so are the connections',
    },
  });
};
