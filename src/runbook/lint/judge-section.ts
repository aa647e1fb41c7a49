import type { Finding } from '../../core/check.ts';
import type { Inventory } from '../../core/inventory.ts';
import type { ParsedRunbook, ParsedSection } from '../parsed-runbook.ts';
import { askRules } from './ask-rules.ts';
import type { LintRule } from './lint-rule.ts';
import { readLintDocument } from './read-lint-document.ts';
import { contradictingDurations } from './rules/contradicting-durations.ts';
import { lintRules } from './rules/index.ts';
import { neverEnds } from './rules/never-ends.ts';
import { unknownAlert } from './rules/unknown-alert.ts';

/** What makes a document wrong, whatever a trial comes to. Alerts that do not exist are told by `resolveAlerts`, row by row. */
const rules: readonly LintRule[] = [
  ...lintRules.filter((rule) => rule.needs !== undefined && rule !== unknownAlert),
  contradictingDurations,
  neverEnds,
];

/** Holds the lines of a section against what its system has, without running anything. One finding for each thing that is wrong: `drift`, at its line. */
export const judgeSection = ({ text, file }: ParsedRunbook, { lines }: ParsedSection, inventory: Inventory): readonly Finding[] => {
  const document = readLintDocument(text, file);
  return askRules(rules, document, inventory)
    .filter(({ found: { place } }) => lines.first <= place.line && place.line <= lines.last)
    .map(({ rule, found }): Finding => ({
      claim: rule.asks,
      verdict: 'drift',
      saw: found.message,
      hint: found.suggestion,
      place: found.place,
      evidence: [],
    }));
};
