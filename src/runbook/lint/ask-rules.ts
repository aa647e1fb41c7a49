import type { Inventory } from '../../core/inventory.ts';
import { formatPlace } from '../../core/place.ts';
import type { LintDocument } from './lint-document.ts';
import type { LintRule, Objection } from './lint-rule.ts';
import { misspeltName } from './rules/misspelt-name.ts';

/** What a rule objects to, and which rule it is. */
export interface Answer {
  readonly rule: LintRule;
  readonly found: Objection;
}

/** What rules object to in a document, rule by rule. */
export const askRules = (rules: readonly LintRule[], document: LintDocument, inventory: Inventory): readonly Answer[] =>
  withoutEchoes(rules.flatMap((rule) => rule.check(document, inventory).map((found) => ({ rule, found }))));

/** A misspelt name is left to the rule that knows what it is the name of, where one objects to it too. */
const withoutEchoes = (answers: readonly Answer[]): readonly Answer[] => {
  const told = new Set(answers.flatMap(({ rule, found }) => (rule === misspeltName ? [] : [formatPlace(found.place)])));
  return answers.filter(({ rule, found }) => rule !== misspeltName || !told.has(formatPlace(found.place)));
};
