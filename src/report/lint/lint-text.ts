import { counted } from '../../core/counted.ts';
import type { LintFinding, LintSeverity, UnaskedRule } from '../../core/lint-finding.ts';
import { formatPlace } from '../../core/place.ts';
import { unaskedReasons } from './unasked-reasons.ts';

const severities: readonly LintSeverity[] = ['error', 'warning', 'note'];

/** For people: a line a finding, what to write instead below it, what could not be asked, and a count at the end. */
export const lintText = (findings: readonly LintFinding[], unasked: readonly UnaskedRule[], files: number): string => {
  const lines = findings.flatMap(({ rule, severity, message, suggestion, place }) => [
    `${formatPlace(place)}  ${severity}  ${message}  (${rule})`,
    `    ${suggestion}`,
  ]);
  const counts = severities.map((severity) => counted(findings.filter((one) => one.severity === severity).length, severity)).join(', ');
  const reasons = unaskedReasons(unasked, files);
  const told = reasons.length === 0 ? [] : [`not asked: ${reasons.join('; ')}`];
  return `${[...lines, ...told, `${counted(files, 'document')}: ${counts}`].join('\n')}\n`;
};
