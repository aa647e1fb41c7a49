import { plainWords } from '../../plain-words.ts';
import type { ParsedSection } from '../../parsed-runbook.ts';
import { ofIncidents, type LintRule } from '../lint-rule.ts';

export const duplicateTitle: LintRule = {
  id: 'duplicate-title',
  severity: 'warning',
  asks: 'no two incidents have the same title, so that a link, a page and a drill mean one of them',
  check: (document) => {
    const firstByTitle = new Map<string, ParsedSection>();
    return ofIncidents((incident) => {
      const words = plainWords(incident.title);
      const first = firstByTitle.get(words);
      if (first === undefined) {
        firstByTitle.set(words, incident);
        return undefined;
      }
      return {
        message: `"${incident.title}" is the title of the incident on line ${String(first.place.line)} too`,
        suggestion: 'give one of them a title of its own',
      };
    })(document);
  },
};
