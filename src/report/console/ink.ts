import type { Verdict } from '../../core/verdict.ts';
import { verdictMark } from '../verdict-mark.ts';
import type { Colours } from './colours.ts';

/** The colour of a verdict, as letters. */
export const inkOf = (c: Colours, verdict: Verdict | 'not-tried'): ((text: string) => string) =>
  ({ 'held': c.green, 'drift': c.yellow, 'inconclusive': c.magenta, 'broken': c.red, 'not-tried': c.gray })[verdict];

/** The coloured mark of a verdict. */
export const markOf = (c: Colours, verdict: Verdict | 'not-tried'): string => inkOf(c, verdict)(verdictMark[verdict]);
