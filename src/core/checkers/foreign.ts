import { sameAsWritten } from './same-as-written.ts';

/** One tenant sees what another one wrote. */
export const foreign = sameAsWritten('tenant', {
  name: 'foreign',
  claim: 'no tenant sees what another one wrote',
  called: 'seen by another tenant',
  words: 'found in the view of another tenant',
  what: 'tenant',
});
