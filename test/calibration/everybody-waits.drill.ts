import { referenceLoad } from './reference-load.ts';

/** A drill only as far as its load goes: whoever comes during a stall of two seconds waits for its end. */
export default { load: referenceLoad(400) };
