import { against, type LintRule } from '../lint-rule.ts';
import { namedAfter, unknownOf } from './named-after.ts';

export const unknownQueue: LintRule = {
  id: 'unknown-queue',
  severity: 'error',
  asks: 'every queue that is named is one of the system',
  ...against('queues', (document, known) => unknownOf(namedAfter(document, /queues?/), known, 'queue')),
};
