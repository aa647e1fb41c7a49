import { sameAsWritten } from './same-as-written.ts';

/** What is there is not what was sent. */
export const corrupted = sameAsWritten('hash', {
  name: 'corrupted',
  claim: 'everything reads as it was written',
  called: 'changed',
  words: 'its hash is not that of what was sent',
  what: 'hash',
});
