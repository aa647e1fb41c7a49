import { fault, type Fault, type Link } from 'firedrill';
import { requirePort } from './require-port.ts';
import { trafficOf, type DirectionSetting } from './traffic-of.ts';

export interface BlackholeSettings extends DirectionSetting {
  /** One TCP port of the server: what goes to its others is not touched. Default all. */
  readonly port?: number;
}

/**
 * Every packet of one arrow vanishes, in both directions by default. The client's connection attempts hang until its own timeout; open connections fall silent.
 * One direction is enough for that; with `answer` alone, requests on open connections still arrive and are carried out.
 * Other clients of the same server see nothing. Undone by removing the packet rules of that arrow.
 * @throws RangeError for a port that is none.
 */
export const blackhole = (link: Link, { direction = 'both', port }: BlackholeSettings = {}): Fault<'drop'> => {
  requirePort(port);
  const at = port === undefined ? '' : ` at port ${String(port)}`;
  return fault(blackhole, {
    kind: 'blackhole',
    target: link,
    capability: 'drop',
    settings: { direction, ...(port === undefined ? {} : { port }) },
    words: {
      does: (direction === 'both' ? `drops every packet between ${link.client} and ${link.server}` : `drops ${trafficOf(link, direction)}`) + at,
      usersSee: 'requests that hang until a timeout of the client ends them',
      bites: `a connection by the same arrow${at} gets no answer`,
      lifted: `a connection by the same arrow${at} is answered again`,
    },
  });
};
