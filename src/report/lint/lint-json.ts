import type { LintFinding, UnaskedRule } from '../../core/lint-finding.ts';

/** For programs: one object, `firedrill.lint/1`. */
export const lintJson = (findings: readonly LintFinding[], unasked: readonly UnaskedRule[], files: readonly string[]): string =>
  `${JSON.stringify({ schema: 'firedrill.lint/1', files, findings, unasked }, undefined, 2)}\n`;
