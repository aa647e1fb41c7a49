import { referenceLoad } from './reference-load.ts';

/**
 * A drill only as far as its load goes. What waits together is worked off in a few milliseconds: more would be a load of its own once the server is
 * back. What cannot be sent is bad as well.
 */
export default { load: referenceLoad(16) };
