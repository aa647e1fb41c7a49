import type { LintRule } from '../lint-rule.ts';
import { incidentsOf } from './incidents.ts';

export const incidentWithoutDetection: LintRule = {
  id: 'incident-without-detection',
  severity: 'warning',
  asks: 'an incident says by what it is recognised: symptoms, signals or an alert',
  check: (document) =>
    incidentsOf(document)
      .filter(({ detection, alerts }) => detection.length === 0 && alerts.length === 0)
      .map(({ title, place }) => ({
        place: { ...place, column: 1 },
        message: `nothing says by what "${title}" is recognised`,
        suggestion: 'add a part "Detection": what is seen where, and within which time',
      })),
};
