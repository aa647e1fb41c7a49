import { counted } from '../../core/counted.ts';
import { formatPlace } from '../../core/place.ts';
import type { LintFinding, LintSeverity } from '../../core/lint-finding.ts';

const severities: readonly LintSeverity[] = ['error', 'warning', 'note'];

/** For people: a line a finding, what to write instead below it, and a count at the end. */
export const lintText = (findings: readonly LintFinding[], files: number): string => {
  const lines = findings.flatMap(({ rule, severity, message, suggestion, place }) => [
    `${formatPlace(place)}  ${severity}  ${message}  (${rule})`,
    `    ${suggestion}`,
  ]);
  const counts = severities.map((severity) => counted(findings.filter((one) => one.severity === severity).length, severity)).join(', ');
  return `${[...lines, `${counted(files, 'document')}: ${counts}`].join('\n')}\n`;
};
