import { against, type LintRule } from '../lint-rule.ts';
import { namedAfter, unknownOf } from './named-after.ts';

export const unknownTopic: LintRule = {
  id: 'unknown-topic',
  severity: 'error',
  asks: 'every topic that is named is one of the system',
  ...against('topics', (document, known) => unknownOf(namedAfter(document, /topics?/), known, 'topic')),
};
