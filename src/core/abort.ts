import { formatDuration, minutes, type Duration } from './duration.ts';
import { callSite, type Place } from './place.ts';
import type { Condition } from './probe.ts';
import type { Ratio } from './quantity.ts';

/**
 * An abort condition: what ends a trial at once, whatever it was about to find out. Everything is undone, and the trial is inconclusive.
 * All are played as given in both timings: they protect the people and machines that run the drill, not the document.
 */
export type Abort = { readonly words: string; readonly place: Place | undefined } & (
  | { readonly abort: 'unless'; readonly condition: Condition }
  | { readonly abort: 'error-ratio'; readonly above: Ratio; readonly over: Duration }
  | { readonly abort: 'wall-clock'; readonly ceiling: Duration }
);

/** How long a trial may last when its drill does not say. */
export const defaultCeiling: Duration = minutes(30);

/** Aborts as soon as the condition is seen not to hold, or cannot be observed, from the proof of the steady state to the last look. One observation is enough. */
export const unless = (condition: Condition): Abort =>
  Object.freeze({ abort: 'unless', condition, words: `it is not true that ${condition.words}`, place: callSite(unless) });

/**
 * Aborts when more than this share of the load's operations failed, or could not be sent, over a window that lies after the proof of the steady state.
 * @throws RangeError for a window of no length, and for a ceiling of 100 %, which nothing exceeds.
 */
export const errorRatioAbove = (above: Ratio, { over }: { readonly over: Duration }): Abort => {
  if (over === 0) throw new RangeError('a window of 0 ms holds no operation');
  if (above >= 1) throw new RangeError('nothing is above 100 %');
  const share = `${String(Math.round(above * 1_000) / 10)} %`;
  return Object.freeze({
    abort: 'error-ratio',
    above,
    over,
    words: `more than ${share} of the operations fail over ${formatDuration(over)}`,
    place: callSite(errorRatioAbove),
  });
};

/** Aborts when the trial has lasted longer, from the start of its stack. Replaces the 30 min that hold for every drill. @throws RangeError for no time. */
export const longerThan = (ceiling: Duration): Abort => {
  if (ceiling === 0) throw new RangeError('a trial cannot be over in 0 ms');
  return Object.freeze({ abort: 'wall-clock', ceiling, words: `it lasts longer than ${formatDuration(ceiling)}`, place: callSite(longerThan) });
};

/** The abort conditions of a drill, the ceiling that every drill has among them. */
export const abortsOf = ({ aborts = [] }: { readonly aborts?: readonly Abort[] }): readonly Abort[] =>
  aborts.some(({ abort }) => abort === 'wall-clock') ? aborts : [...aborts, Object.freeze({ ...longerThan(defaultCeiling), place: undefined })];
