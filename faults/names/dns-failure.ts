import { fault, type Fault, type Link } from 'firedrill';

/**
 * The client cannot resolve the server's name: looking it up fails at once with a temporary error, as when a name server is down. Other services of the stack that
 * offer a port are still found; every other name that the client would ask its name server for is not. Needs a shell and `getent` in the client's image.
 * Undone by putting the text of the client's name files back, to the letter.
 */
export const dnsFailure = (link: Link): Fault<'unresolve'> =>
  fault(dnsFailure, {
    kind: 'dns-failure',
    target: link,
    capability: 'unresolve',
    settings: {},
    words: {
      does: `makes ${link.client} unable to resolve the name ${link.server}, and any other that it asks its name server for`,
      usersSee: 'errors on new connections, while open ones and programs that keep addresses go on',
      bites: 'the name has no address where the client stands',
      lifted: 'the name leads to its address again where the client stands',
      leavesBehind: 'a program that keeps failed answers goes on failing for as long as it does',
    },
  });
