import { against, type LintRule } from '../lint-rule.ts';
import { namedAfter, unknownOf } from './named-after.ts';

export const unknownLogEvent: LintRule = {
  id: 'unknown-log-event',
  severity: 'error',
  asks: 'every log event that is named is one that the system writes',
  ...against('logEvents', (document, known) => unknownOf(namedAfter(document, /log events?/), known, 'log event')),
};
