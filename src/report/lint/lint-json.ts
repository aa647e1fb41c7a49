import type { LintFinding } from '../../core/lint-finding.ts';

/** For programs: one object, `firedrill.lint/1`. */
export const lintJson = (findings: readonly LintFinding[], files: readonly string[]): string =>
  `${JSON.stringify({ schema: 'firedrill.lint/1', files, findings }, undefined, 2)}\n`;
