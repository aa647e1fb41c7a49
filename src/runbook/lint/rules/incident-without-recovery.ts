import type { LintRule } from '../lint-rule.ts';
import { incidentsOf } from './incidents.ts';

export const incidentWithoutRecovery: LintRule = {
  id: 'incident-without-recovery',
  severity: 'warning',
  asks: 'an incident says what to do',
  check: (document) =>
    incidentsOf(document)
      .filter(({ recovery }) => recovery.length === 0)
      .map(({ title, place }) => ({
        place: { ...place, column: 1 },
        message: `"${title}" says how it looks, and not what to do`,
        suggestion: 'add a part "Recovery" with numbered steps',
      })),
};
