import { ofIncidents, type LintRule } from '../lint-rule.ts';

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

/** Whether a table of alerts elsewhere has the incident: "Kafka consumer lag > 1000" for "5.1 Kafka Consumer Lag". One shared word is no proof. */
const isTold = (title: string, tables: readonly ReadonlySet<string>[]): boolean => {
  const words = wordsOf(title);
  return tables.some((told) => words.filter((word) => told.has(word)).length >= 2);
};

export const incidentWithoutDetection: LintRule = {
  id: 'incident-without-detection',
  severity: 'warning',
  asks: 'an incident says by what it is recognised: symptoms, signals or an alert',
  check: (document) => {
    const tables = document.alerts.map(({ alert }) => new Set(wordsOf(alert)));
    return ofIncidents(({ title, detection, alerts }) => {
      if (detection.length > 0 || alerts.length > 0 || isTold(title, tables)) return undefined;
      return {
        message: `nothing says by what "${title}" is recognised`,
        suggestion: 'add a part "Detection": what is seen where, and within which time',
      };
    })(document);
  },
};
