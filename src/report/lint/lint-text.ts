import { counted } from '../../core/counted.ts';
import type { LintFinding, LintSeverity, UnaskedRule } from '../../core/lint-finding.ts';
import { formatPlace } from '../../core/place.ts';

const severities: readonly LintSeverity[] = ['error', 'warning', 'note'];

/** For people: a line a finding, what to write instead below it, what could not be asked, and a count at the end. */
export const lintText = (findings: readonly LintFinding[], unasked: readonly UnaskedRule[], files: number): string => {
  const lines = findings.flatMap(({ rule, severity, message, suggestion, place }) => [
    `${formatPlace(place)}  ${severity}  ${message}  (${rule})`,
    `    ${suggestion}`,
  ]);
  const counts = severities.map((severity) => counted(findings.filter((one) => one.severity === severity).length, severity)).join(', ');
  return `${[...lines, ...unaskedLine(unasked, files), `${counted(files, 'document')}: ${counts}`].join('\n')}\n`;
};

/** Why the rules were not asked, each reason with its rules: `not asked: a, b (without --rules); c (without --inventory, of x.md)`. */
const unaskedLine = (unasked: readonly UnaskedRule[], files: number): readonly string[] => {
  const reasons = Map.groupBy(unasked, (one) => `(without ${optionFor(one)}${one.files.length === files ? '' : `, of ${one.files.join(', ')}`})`);
  const parts = [...reasons].map(([reason, rules]) => `${rules.map(({ rule }) => rule).join(', ')} ${reason}`);
  return parts.length === 0 ? [] : [`not asked: ${parts.join('; ')}`];
};

const optionFor = ({ needs }: UnaskedRule): string => {
  if (needs === 'services' || needs === 'composeFiles' || needs === 'publishedPorts') return '--compose';
  if (needs === 'programs' || needs === 'calls' || needs === 'brokenScripts') return '--toolbox';
  return needs === 'alerts' ? '--rules' : '--inventory';
};
