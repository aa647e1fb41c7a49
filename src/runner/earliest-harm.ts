import type { Clocks } from './clocks.ts';

/** The earliest instant at which the first injection may have done harm, in ms, as `harmFrom` finds it. Infinity where nothing was injected. */
export const earliestHarm = ({ injected }: Pick<Clocks, 'injected'>): number => (injected === null ? Infinity : injected.at_ms - injected.error_ms);
