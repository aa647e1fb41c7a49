import type { LintRule } from '../lint-rule.ts';
import { incidentsOf } from './incidents.ts';

export const incidentWithoutAlert: LintRule = {
  id: 'incident-without-alert',
  severity: 'note',
  asks: 'an incident names the alert that calls somebody',
  check: (document) =>
    incidentsOf(document)
      .filter(({ detection, alerts }) => detection.length > 0 && alerts.length === 0)
      .map(({ title, place }) => ({
        place: { ...place, column: 1 },
        message: `"${title}" names no alert, so somebody has to look`,
        suggestion: 'add a table with a column "Alert", and the rule that fires it',
      })),
};
