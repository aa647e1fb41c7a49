import { fault, formatBytes, type Bytes, type Fault, type Link } from 'firedrill';

export interface CutAfterSettings {
  /** Of answers, on each connection. 1 byte to 1 MB. */
  readonly bytes: Bytes;
}

/**
 * A connection ends in the middle of an answer, once so many bytes have passed on it. Open connections count from the injection on.
 * Undone by letting all bytes pass. Seen to bite only where the server's answers to a few short questions are longer than that.
 * @throws RangeError when the number of bytes is 0 or more than a million.
 */
export const cutAfter = (link: Link, { bytes }: CutAfterSettings): Fault<'truncate'> => {
  if (!(bytes >= 1 && bytes <= 1_000_000)) throw new RangeError(`a connection is cut after 1 to 1000000 bytes, got ${String(bytes)}`);
  return fault(cutAfter, {
    kind: 'cut-after',
    target: link,
    capability: 'truncate',
    settings: { bytes },
    words: {
      does: `ends each connection of ${link.client} after ${formatBytes(bytes)} of answers of ${link.server}`,
      usersSee: 'answers that stop in the middle',
      bites: 'a connection by the same arrow ends after just so many bytes',
      lifted: 'a connection by the same arrow gets its whole answer again',
      leavesBehind: 'the connections that were cut are gone',
    },
  });
};
