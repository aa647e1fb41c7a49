import { DrillError } from '../../core/errors.ts';
import type { LintFinding, LintRuleWords } from '../../core/lint-finding.ts';
import { formatPlace } from '../../core/place.ts';
import type { LintDocument } from './lint-document.ts';
import { readLintDocument } from './read-lint-document.ts';
import { lintRules } from './rules/index.ts';

const readable: LintRuleWords = { id: 'readable', severity: 'error', asks: 'the document can be read to its end' };

/** All that is asked of a document. */
export const lintRuleWords: readonly LintRuleWords[] = [readable, ...lintRules];

/** What every rule has to say of a document, in the order of its lines; of one that cannot be read, where reading ends. */
export const lintRunbook = (text: string, file: string): readonly LintFinding[] => {
  const document = readOrObject(text, file);
  if ('rule' in document) return [document];
  const findings = lintRules.flatMap(({ id, severity, check }) => check(document).map((found) => ({ rule: id, severity, ...found })));
  return findings.sort((a, b) => a.place.line - b.place.line || (a.place.column ?? 0) - (b.place.column ?? 0) || a.rule.localeCompare(b.rule));
};

const readOrObject = (text: string, file: string): LintDocument | LintFinding => {
  try {
    return readLintDocument(text, file);
  } catch (error) {
    if (!(error instanceof DrillError) || error.code !== 'runbook-invalid' || error.details.place === undefined) throw error;
    const { place, hint = 'make it smaller' } = error.details;
    const message = error.message.slice(formatPlace(place).length + 2);
    return { rule: readable.id, severity: readable.severity, message, suggestion: hint, place: { column: 1, ...place } };
  }
};
