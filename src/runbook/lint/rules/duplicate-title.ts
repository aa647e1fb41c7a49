import { plainWords } from '../../plain-words.ts';
import { ofIncidents, type LintRule } from '../lint-rule.ts';

export const duplicateTitle: LintRule = {
  id: 'duplicate-title',
  severity: 'warning',
  asks: 'no two incidents have the same title, so that a link, a page and a drill mean one of them',
  check: ofIncidents((incident, all) => {
    const first = all.find(({ title }) => plainWords(title) === plainWords(incident.title));
    if (first === undefined || first === incident) return undefined;
    return {
      message: `"${incident.title}" is the title of the incident on line ${String(first.place.line)} too`,
      suggestion: 'give one of them a title of its own',
    };
  }),
};
