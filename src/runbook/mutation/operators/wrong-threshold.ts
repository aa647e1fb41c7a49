import type { Operator } from '../mutant.ts';
import { alertLines, rewriteMatches } from '../rewrite.ts';

/** Numbers that stand alone: neither in a name nor in a word. */
const number = /(?<![\w.])\d+(?:\.\d+)?(?![\w.])/g;

/** A figure of an alert's row that was not changed when its rule was: a threshold, a duration. */
export const wrongThreshold: Operator = {
  name: 'wrong-threshold',
  hint: 'write the condition as the rule has it: `metric > 5` for 30 s',
  copies: (original) => rewriteMatches(original, number, (found) => (found === '0' ? '1' : `${found}0`), alertLines(original)),
};
