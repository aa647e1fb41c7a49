import type { LintDocument } from '../lint-document.ts';
import { partOfTitle } from '../../part-of-title.ts';
import type { ParsedSection } from '../../parsed-runbook.ts';

const announces = /\b(?:incidents?|playbooks?|outages?|emergenc(?:y|ies)|failures?)\b/i;

/**
 * The sections that are incidents: those with a documented detection, and those with steps below a heading that announces incidents. A section
 * that only holds others is none.
 */
export const incidentsOf = ({ headings, sections }: LintDocument): readonly ParsedSection[] =>
  sections.filter((section) => {
    const at = headings.findIndex(({ place }) => place.line === section.place.line);
    const own = headings[at];
    // The parts of an incident are headings too.
    if (own === undefined || partOfTitle(own.title) !== undefined) return false;
    if (section.detection.length > 0) return true;
    let depth = own.depth;
    const above = headings
      .slice(0, at)
      .toReversed()
      .filter((heading) => {
        if (heading.depth >= depth) return false;
        depth = heading.depth;
        return true;
      });
    return section.recovery.length > 0 && above.some(({ title }) => announces.test(title));
  });
