import type { LintFinding, UnaskedRule } from '../../core/lint-finding.ts';
import { unaskedReasons } from './unasked-reasons.ts';

const level = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** For GitHub Actions: workflow commands, which it shows beside the lines of a change; what could not be asked is one notice of the run. */
export const lintGithub = (findings: readonly LintFinding[], unasked: readonly UnaskedRule[], files: number): string => {
  const found = findings.map(({ rule, severity, message, suggestion, place }) =>
    command(level[severity], { file: place.file, line: place.line, col: place.column ?? 1, title: rule }, `${message}. ${suggestion}`),
  );
  const reasons = unaskedReasons(unasked, files);
  return [...found, ...(reasons.length === 0 ? [] : [command('notice', { title: 'not asked' }, reasons.join('; '))])].join('');
};

const command = (name: string, properties: Readonly<Record<string, string | number>>, text: string): string =>
  `::${name} ${Object.entries(properties)
    .map(([key, value]) => `${key}=${property(String(value))}`)
    .join(',')}::${data(text)}\n`;

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
