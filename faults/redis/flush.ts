import { fault, type Fault, type Service } from 'firedrill';

/**
 * Every key of every database is gone. Keys, values and expiries are kept in the ledger before: at most 10,000 keys and 1 MiB, more is refused before anything
 * is done. Needs Redis 7 or Valkey. Undone by making each key again with the instant of its expiry; one that was written anew meanwhile keeps its new value.
 */
export const flush = (service: Service): Fault<'flushKeys'> =>
  fault(flush, {
    kind: 'flush',
    target: service,
    capability: 'flushKeys',
    settings: {},
    words: {
      does: `deletes every key of ${service.name}`,
      usersSee: 'sessions, counters and locks that are forgotten',
      bites: 'most of the keys that were there before are missing',
      lifted: 'most of the keys that were there before are there',
      leavesBehind: 'keys that were written anew meanwhile keep their new values',
    },
  });
