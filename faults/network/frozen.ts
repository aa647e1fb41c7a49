import { fault, type Fault, type Link } from 'firedrill';
import { trafficOf, type DirectionSetting } from './traffic-of.ts';

/**
 * Data stops moving, on new and on open connections, and nothing is lost: once the fault is lifted all of it arrives, however late.
 * A client that gave up meanwhile has its request carried out all the same. `both` directions by default. Undone by letting data move again.
 */
export const frozen = (link: Link, { direction = 'both' }: DirectionSetting = {}): Fault<'stall'> =>
  fault(frozen, {
    kind: 'frozen',
    target: link,
    capability: 'stall',
    settings: { direction },
    words: {
      does: `holds back ${trafficOf(link, direction)}`,
      usersSee: 'requests that hang, and late ones that still take effect',
      bites: 'a connection by the same arrow is accepted and gets no answer',
      lifted: 'a connection by the same arrow is answered again',
    },
  });
