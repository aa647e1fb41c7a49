import type { LintRule } from '../lint-rule.ts';
import { plainWords } from '../../plain-words.ts';
import { incidentsOf } from './incidents.ts';

export const duplicateTitle: LintRule = {
  id: 'duplicate-title',
  severity: 'warning',
  asks: 'no two incidents have the same title, so that a link, a page and a drill mean one of them',
  check: (document) => {
    const incidents = incidentsOf(document);
    return incidents.flatMap(({ title, place }, index) => {
      const first = incidents.findIndex((other) => plainWords(other.title) === plainWords(title));
      return first === index
        ? []
        : [
            {
              place: { ...place, column: 1 },
              message: `"${title}" is the title of the incident on line ${String(incidents[first]?.place.line)} too`,
              suggestion: 'give one of them a title of its own',
            },
          ];
    });
  },
};
