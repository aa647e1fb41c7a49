import type { Operator } from '../mutant.ts';
import { rewriteMatches } from '../rewrite.ts';

/** A metric that exists, and is another one. */
export const wrongMetric: Operator = {
  name: 'wrong-metric',
  hint: 'name the alert of the metric in the same row, so that both are held against one rule',
  copies: (original) => {
    const metrics = [...original.metrics].sort();
    return rewriteMatches(original, /[a-z][a-z\d]*(?:_[a-z\d]+)+/g, (found) => {
      const at = metrics.indexOf(found);
      return at === -1 || metrics.length < 2 ? undefined : metrics[(at + 1) % metrics.length];
    });
  },
};
