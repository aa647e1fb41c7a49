import type { Operator } from '../mutant.ts';
import { proseLines, rewriteMatches } from '../rewrite.ts';

/** How long something is said to take at most, ten times as long. */
export const wrongDuration: Operator = {
  name: 'wrong-duration',
  hint: 'say it as a promise of the incident ("Promises: noticed within 10 seconds"), which the drill holds against its own',
  copies: (original) =>
    rewriteMatches(original, /(?<=\b[Ww]ithin )\d+(?= (?:s|sec|seconds?|min|minutes?|h|hours?)\b)/g, (found) => `${found}0`, proseLines(original)),
};
