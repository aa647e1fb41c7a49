import { callSite, type Place } from './place.ts';

/** A sabotaged or empty copy of a drill, as data. A drill that does not tell its twins from itself proves nothing. */
export type Twin = { readonly place: Place | undefined } & (
  | { readonly sabotage: 'no-fault' }
  | { readonly sabotage: 'toothless' }
  | { readonly sabotage: 'withhold'; readonly words: string }
  | { readonly sabotage: 'misname'; readonly written: string; readonly instead: string }
  | { readonly sabotage: 'lose-one' }
);

/** Nothing is injected: detection and alert must stay silent for as long as they were promised to take. */
export const noFault = (): Twin => ({ sabotage: 'no-fault', place: callSite(noFault) });

/** The faults are declared injected and do nothing: a drill must notice that they do not bite. */
export const toothless = (): Twin => ({ sabotage: 'toothless', place: callSite(toothless) });

/** The recovery step that contains `words` is not carried out. */
export const withhold = (words: string): Twin => ({ sabotage: 'withhold', words, place: callSite(withhold) });

/** The document says `instead` wherever the section said `written`. */
export const misname = (written: string, instead: string): Twin => ({ sabotage: 'misname', written, instead, place: callSite(misname) });

/** One acknowledged write is forgotten by the reader at the end, as if the system had lost it. */
export const loseOne = (): Twin => ({ sabotage: 'lose-one', place: callSite(loseOne) });
