import { fault, type Fault, type Link } from 'firedrill';

/**
 * One arrow refuses: new connections are reset at once, open ones are closed. What a client sees of a server whose process is gone while its host lives.
 * Undone by enabling the arrow's proxy again.
 */
export const refuse = (link: Link): Fault<'refuse'> =>
  fault(refuse, {
    kind: 'refuse',
    target: link,
    capability: 'refuse',
    settings: {},
    words: {
      does: `refuses every connection from ${link.client} to ${link.server}`,
      usersSee: 'errors at once, without waiting',
      bites: 'a connection by the same arrow is refused',
      lifted: 'a connection by the same arrow is answered again',
    },
  });
