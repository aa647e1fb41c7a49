import { partOfTitle } from '../part-of-title.ts';
import type { ParsedSection } from '../parsed-runbook.ts';

const announces = /\b(?:incidents?|playbooks?|outages?|emergenc(?:y|ies)|failures?)\b/i;

/** What people do in their own time, wherever a document speaks of it. */
const chore = /^(?!failed|stuck|broken)(?:\w+ )?(?:rotation|deployment|backups?|scaling|maintenance|migrations?|upgrades?)$/i;

/**
 * The sections that are incidents: those with a documented detection, and those with steps below a heading that announces incidents. A section
 * that only holds others is none, and neither is a part of an incident.
 */
export const incidentsIn = (sections: readonly ParsedSection[]): readonly ParsedSection[] => {
  let announcedTo = 0;
  return sections.filter(({ title, place, lines, detection, recovery }) => {
    const announced = place.line <= announcedTo;
    if (announces.test(title)) announcedTo = Math.max(announcedTo, lines.last);
    if (partOfTitle(title) !== undefined) return false;
    return detection.length > 0 || (recovery.length > 0 && announced && !chore.test(title));
  });
};
