import { against, type LintRule } from '../lint-rule.ts';
import { namedAfter, unknownOf } from './named-after.ts';

export const unknownTable: LintRule = {
  id: 'unknown-table',
  severity: 'error',
  asks: 'every table that is named is one of the system',
  ...against('tables', (document, known) => unknownOf(namedAfter(document, /tables?/), known, 'table')),
};
