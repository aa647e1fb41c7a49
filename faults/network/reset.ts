import { fault, type Fault, type Link } from 'firedrill';

/**
 * Connections of one arrow break: those that are open are reset at once, idle ones too; new ones are accepted and reset at their first byte.
 * Where the kernel of the engine cannot reset an idle connection, such a one is closed when the client next uses it.
 * Undone by letting new connections through; those that were reset are gone.
 */
export const reset = (link: Link): Fault<'reset'> =>
  fault(reset, {
    kind: 'reset',
    target: link,
    capability: 'reset',
    settings: {},
    words: {
      does: `resets every connection from ${link.client} to ${link.server}`,
      usersSee: 'requests that fail half-way with a connection that was reset',
      bites: 'a connection by the same arrow is reset',
      lifted: 'a connection by the same arrow is answered again',
      leavesBehind: 'the connections that were open are gone',
    },
  });
