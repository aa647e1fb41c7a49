import { fault, type Fault, type Link, type Service } from 'firedrill';

export interface WrongAddressSettings {
  /** The service to which the name leads. Default a host of the stack's network where nobody listens, so that connections are refused. */
  readonly to?: Service;
}

/**
 * The server's name leads the client to a wrong address, as a stale record does. Open connections are left alone. Needs a shell and `getent` in the client's image.
 * Undone by putting the text of the client's name file back, to the letter.
 * @throws RangeError when the name would lead to where it leads anyway, or to the client itself.
 */
export const wrongAddress = (link: Link, { to }: WrongAddressSettings = {}): Fault<'misdirect'> => {
  if (to?.name === link.server) throw new RangeError(`${link.server} is where the name leads anyway`);
  if (to?.name === link.client) throw new RangeError(`${link.client} has no link to itself`);
  return fault(wrongAddress, {
    kind: 'wrong-address',
    target: link,
    capability: 'misdirect',
    settings: { to: to?.name ?? null },
    words: {
      does: `leads ${link.client} to ${to?.name ?? 'a host where nobody listens'} by the name ${link.server}`,
      usersSee: 'errors or strange answers on new connections, while open ones and programs that keep addresses go on',
      bites: 'the name leads elsewhere where the client stands',
      lifted: 'the name leads to its address again where the client stands',
      leavesBehind: 'a program that keeps addresses goes on using the wrong one for as long as it does',
    },
  });
};
