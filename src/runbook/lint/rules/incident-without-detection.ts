import { ofIncidents, type LintRule } from '../lint-rule.ts';

/** No title needs more words to be recognised. */
const mostWords = 12;

const wordsOf = (text: string): readonly string[] => [...new Set(text.toLowerCase().match(/\p{L}{4,}/gu))].slice(0, mostWords).sort();

/** What an incident and its row in a table of alerts elsewhere share: "Kafka consumer lag > 1000" and "5.1 Kafka Consumer Lag". One shared word is no proof. */
const pairsOf = (text: string): readonly string[] =>
  wordsOf(text).flatMap((word, index, words) => words.slice(index + 1).map((other) => `${word} ${other}`));

export const incidentWithoutDetection: LintRule = {
  id: 'incident-without-detection',
  severity: 'warning',
  asks: 'an incident says by what it is recognised: symptoms, signals or an alert',
  check: (document) => {
    const told = new Set(document.alerts.flatMap(({ alert }) => pairsOf(alert)));
    return ofIncidents(({ title, detection, alerts }) => {
      if (detection.length > 0 || alerts.length > 0 || pairsOf(title).some((pair) => told.has(pair))) return undefined;
      return {
        message: `nothing says by what "${title}" is recognised`,
        suggestion: 'add a part "Detection": what is seen where, and within which time',
      };
    })(document);
  },
};
