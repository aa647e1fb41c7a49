import { fault, type Fault, type Link } from 'firedrill';
import { trafficOf, type DirectionSetting } from './traffic-of.ts';

/**
 * Every packet of one arrow vanishes, in both directions by default. The client's connection attempts hang until its own timeout; open connections fall silent.
 * One direction is enough for that; with `answer` alone, requests on open connections still arrive and are carried out.
 * Other clients of the same server see nothing. Undone by removing the packet rules of that arrow.
 */
export const blackhole = (link: Link, { direction = 'both' }: DirectionSetting = {}): Fault<'drop'> =>
  fault(blackhole, {
    kind: 'blackhole',
    target: link,
    capability: 'drop',
    settings: { direction },
    words: {
      does: direction === 'both' ? `drops every packet between ${link.client} and ${link.server}` : `drops ${trafficOf(link, direction)}`,
      usersSee: 'requests that hang until a timeout of the client ends them',
      bites: 'a connection by the same arrow gets no answer',
      lifted: 'a connection by the same arrow is answered again',
    },
  });
