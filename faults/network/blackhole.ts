import { fault, type Fault, type Link } from 'firedrill';

/**
 * Every packet of one arrow vanishes, in both directions. The client's connection attempts hang until its own timeout; open connections fall silent.
 * Other clients of the same server see nothing. Undone by removing the packet rules of that arrow.
 */
export const blackhole = (link: Link): Fault<'drop'> =>
  fault(blackhole, {
    kind: 'blackhole',
    target: link,
    capability: 'drop',
    settings: {},
    words: {
      does: `drops every packet between ${link.client} and ${link.server}`,
      usersSee: 'requests that hang until a timeout of the client ends them',
      bites: 'a connection by the same arrow gets no answer',
      lifted: 'a connection by the same arrow is answered again',
    },
  });
