import type { LintFinding } from '../../core/lint-finding.ts';
import { readLintDocument } from './read-lint-document.ts';
import { lintRules } from './rules/index.ts';

/** What every rule has to say of a document, in the order of its lines. @throws DrillError `runbook-invalid` for one that cannot be read. */
export const lintRunbook = (text: string, file: string): readonly LintFinding[] => {
  const document = readLintDocument(text, file);
  const findings = lintRules.flatMap(({ id, severity, check }) => check(document).map((found) => ({ rule: id, severity, ...found })));
  return findings.sort((a, b) => a.place.line - b.place.line || (a.place.column ?? 0) - (b.place.column ?? 0) || a.rule.localeCompare(b.rule));
};
