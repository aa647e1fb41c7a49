import { DrillError } from '../../core/errors.ts';
import type { Inventory } from '../../core/inventory.ts';
import type { LintFinding, LintRuleWords, UnaskedRule } from '../../core/lint-finding.ts';
import { askRules } from './ask-rules.ts';
import type { LintDocument } from './lint-document.ts';
import type { Objection } from './lint-rule.ts';
import { readLintDocument } from './read-lint-document.ts';
import { lintRules, systemRules } from './rules/index.ts';

/** A document, and what is known of the system that it is about. Documents of one system have the same inventory. */
export interface DocumentToLint {
  readonly file: string;
  readonly text: string;
  readonly inventory: Inventory;
}

const readable: LintRuleWords = { id: 'readable', severity: 'error', asks: 'the document can be read to its end' };

/** All that is asked of documents. */
export const lintRuleWords: readonly LintRuleWords[] = [readable, ...lintRules, ...systemRules];

/**
 * What every rule has to say, document by document and in the order of their lines; of one that cannot be read, where reading ends. What is
 * said of a system stands at the end. Rules that could not be asked are told.
 */
export const lintRunbooks = (
  texts: readonly DocumentToLint[],
): { readonly findings: readonly LintFinding[]; readonly unasked: readonly UnaskedRule[] } => {
  const bySystem = new Map<Inventory, LintDocument[]>();
  const ofDocuments = texts.flatMap(({ file, text, inventory }) => {
    const document = readOrObject(text, file);
    if ('rule' in document) return [document];
    bySystem.set(inventory, [...(bySystem.get(inventory) ?? []), document]);
    return inOrder(askRules(lintRules, document, inventory).map(({ rule, found }) => signed(rule)(found)));
  });
  const ofSystems = [...bySystem].flatMap(([inventory, documents]) =>
    inOrder(systemRules.flatMap((rule) => rule.check(documents, inventory).map(signed(rule)))),
  );
  const unasked = [...lintRules, ...systemRules].flatMap(({ id, needs }) => {
    if (needs === undefined) return [];
    const files = texts.filter(({ inventory }) => inventory[needs] === undefined).map(({ file }) => file);
    return files.length === 0 ? [] : [{ rule: id, needs, files }];
  });
  return { findings: [...ofDocuments, ...ofSystems], unasked };
};

const signed =
  ({ id, severity }: LintRuleWords) =>
  (found: Objection): LintFinding => ({ rule: id, severity, ...found });

const inOrder = (findings: readonly LintFinding[]): readonly LintFinding[] =>
  findings.toSorted((a, b) => a.place.line - b.place.line || (a.place.column ?? 0) - (b.place.column ?? 0) || a.rule.localeCompare(b.rule));

const readOrObject = (text: string, file: string): LintDocument | LintFinding => {
  try {
    return readLintDocument(text, file);
  } catch (error) {
    if (!(error instanceof DrillError) || error.code !== 'runbook-invalid' || error.details.place === undefined) throw error;
    const { place, hint = 'make it smaller' } = error.details;
    return { rule: readable.id, severity: readable.severity, message: error.words, suggestion: hint, place: { column: 1, ...place } };
  }
};
