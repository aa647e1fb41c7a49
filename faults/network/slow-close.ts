import { fault, formatDuration, type Duration, type Fault, type Link } from 'firedrill';

export interface SlowCloseSettings {
  /** Added to the end of every connection. At least 50 ms. */
  readonly of: Duration;
}

/**
 * A client sees late that the server ended a connection; data is as quick as ever. Pools hold on to dead connections meanwhile, and
 * a reader who waits for the end of the stream waits that much longer. Undone by removing the delay; ends on their way are seen at once.
 * @throws RangeError when the delay is under 50 ms, which could not be told from none.
 */
export const slowClose = (link: Link, { of }: SlowCloseSettings): Fault<'linger'> => {
  if (of < 50) throw new RangeError(`a delay of ${formatDuration(of)} cannot be told from none: at least 50 ms`);
  return fault(slowClose, {
    kind: 'slow-close',
    target: link,
    capability: 'linger',
    settings: { delay: of },
    words: {
      does: `keeps connections of ${link.client} open for ${formatDuration(of)} after ${link.server} ended them`,
      usersSee: 'slow ends of requests, and pools that are full of connections which are over',
      bites: 'the end of a connection by the same arrow is seen that late',
      lifted: 'the end of a connection by the same arrow is seen at once again',
    },
  });
};
