import type { UnaskedRule } from '../../core/lint-finding.ts';

/** The option of the command line that tells what a rule needs to know. */
export const optionFor = ({ needs }: Pick<UnaskedRule, 'needs'>): string => {
  if (needs === 'programs' || needs === 'calls' || needs === 'brokenScripts') return '--toolbox';
  if (needs === 'services' || needs === 'composeFiles' || needs === 'publishedPorts') return '--compose';
  return needs === 'alerts' ? '--rules' : '--inventory';
};

/** Why rules were not asked, each reason with its rules: `a, b (without --rules)`, `c (without --inventory, of x.md)`. `files`: how many were read. */
export const unaskedReasons = (unasked: readonly UnaskedRule[], files: number): readonly string[] => {
  const reasons = Map.groupBy(unasked, (one) => `(without ${optionFor(one)}${one.files.length === files ? '' : `, of ${one.files.join(', ')}`})`);
  return [...reasons].map(([reason, rules]) => `${rules.map(({ rule }) => rule).join(', ')} ${reason}`);
};
