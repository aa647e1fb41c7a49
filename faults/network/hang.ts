import { fault, type Fault, type Link } from 'firedrill';
import { trafficOf, type DirectionSetting } from './traffic-of.ts';

/**
 * The server accepts and says nothing more, on new and on open connections. What is sent meanwhile is not kept: it never arrives.
 * With `direction: 'answer'` requests arrive and are carried out, and their answers are lost; `both` by default.
 * Undone by letting data through again; connections that took part are closed then, since their stream has a hole. For one that goes on intact see `frozen`.
 */
export const hang = (link: Link, { direction = 'both' }: DirectionSetting = {}): Fault<'swallow'> =>
  fault(hang, {
    kind: 'hang',
    target: link,
    capability: 'swallow',
    settings: { direction },
    words: {
      does: `swallows ${trafficOf(link, direction)} while connections stay open`,
      usersSee: 'requests that hang until a timeout of the client ends them',
      bites: 'a connection by the same arrow is accepted and gets no answer',
      lifted: 'a connection by the same arrow is answered again',
      leavesBehind: 'what was sent meanwhile is gone, and connections that waited are closed',
    },
  });
