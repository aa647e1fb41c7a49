import type { Operator } from '../mutant.ts';
import { alertLines, rewriteMatches } from '../rewrite.ts';

/** The severity of an alert as it was before somebody raised or lowered it. */
export const wrongSeverity: Operator = {
  name: 'wrong-severity',
  hint: 'head the column "Severity", so that it is held against the label of the rule',
  copies: (original) =>
    rewriteMatches(original, /\b(?:critical|warning)\b/g, (found) => (found === 'critical' ? 'warning' : 'critical'), alertLines(original)),
};
