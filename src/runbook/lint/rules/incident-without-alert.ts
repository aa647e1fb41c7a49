import { ofIncidents, type LintRule } from '../lint-rule.ts';

export const incidentWithoutAlert: LintRule = {
  id: 'incident-without-alert',
  severity: 'note',
  asks: 'an incident names the alert that calls somebody',
  check: ofIncidents(({ title, detection, alerts }) => {
    if (detection.length === 0 || alerts.length > 0) return undefined;
    return {
      message: `"${title}" names no alert, so somebody has to look`,
      suggestion: 'add a table with a column "Alert", and the rule that fires it',
    };
  }),
};
