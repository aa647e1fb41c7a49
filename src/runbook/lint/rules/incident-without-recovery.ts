import { ofIncidents, type LintRule } from '../lint-rule.ts';

export const incidentWithoutRecovery: LintRule = {
  id: 'incident-without-recovery',
  severity: 'warning',
  asks: 'an incident says what to do',
  check: ofIncidents(({ title, recovery }) => {
    if (recovery.length > 0) return undefined;
    return {
      message: `"${title}" says how it looks, and not what to do`,
      suggestion: 'add a part "Recovery" with numbered steps',
    };
  }),
};
