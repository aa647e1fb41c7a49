import type { LintFinding } from '../../core/lint-finding.ts';

const level = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** For GitHub Actions: workflow commands, which it shows beside the lines of a change. */
export const lintGithub = (findings: readonly LintFinding[]): string =>
  findings
    .map(({ rule, severity, message, suggestion, place }) => {
      const properties = Object.entries({ file: place.file, line: place.line, col: place.column ?? 1, title: rule });
      return `::${level[severity]} ${properties.map(([name, value]) => `${name}=${property(String(value))}`).join(',')}::${data(`${message}. ${suggestion}`)}\n`;
    })
    .join('');

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
