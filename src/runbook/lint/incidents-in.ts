import { partOfTitle } from '../part-of-title.ts';
import type { ParsedSection } from '../parsed-runbook.ts';

const announces = /\b(?:incidents?|playbooks?|outages?|emergenc(?:y|ies)|failures?)\b/i;

/**
 * The sections that are incidents: those with a documented detection, and those with steps below a heading that announces incidents. A section
 * that only holds others is none, and neither is a part of an incident.
 */
export const incidentsIn = (sections: readonly ParsedSection[]): readonly ParsedSection[] => {
  const announcing = sections.filter(({ title }) => announces.test(title));
  return sections.filter(({ title, place, detection, recovery }) => {
    if (partOfTitle(title) !== undefined) return false;
    const announced = recovery.length > 0 && announcing.some(({ lines }) => lines.first <= place.line && place.line <= lines.last);
    return detection.length > 0 || announced;
  });
};
