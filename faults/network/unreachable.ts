import { fault, type Fault, type Link } from 'firedrill';

/**
 * The server's host cannot be reached: a connection attempt fails with "no route to host", at once or, inside of one host, after a second. Open connections fall silent, as the kernel goes on trying;
 * they go on once the fault is lifted, unless the client gave up. Undone by removing the packet rules of that arrow.
 */
export const unreachable = (link: Link): Fault<'reject'> =>
  fault(unreachable, {
    kind: 'unreachable',
    target: link,
    capability: 'reject',
    settings: {},
    words: {
      does: `makes the host of ${link.server} unreachable for ${link.client}`,
      usersSee: 'errors within a second or two on new connections, and requests that hang on open ones',
      bites: 'a connection by the same arrow finds no route to the host',
      lifted: 'a connection by the same arrow is answered again',
    },
  });
