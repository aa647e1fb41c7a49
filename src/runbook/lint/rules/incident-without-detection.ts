import { ofIncidents, type LintRule } from '../lint-rule.ts';

export const incidentWithoutDetection: LintRule = {
  id: 'incident-without-detection',
  severity: 'warning',
  asks: 'an incident says by what it is recognised: symptoms, signals or an alert',
  check: ofIncidents(({ title, detection, alerts }) => {
    if (detection.length > 0 || alerts.length > 0) return undefined;
    return {
      message: `nothing says by what "${title}" is recognised`,
      suggestion: 'add a part "Detection": what is seen where, and within which time',
    };
  }),
};
