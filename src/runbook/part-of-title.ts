import type { StepPart } from '../core/runbook.ts';

/** What a title says its text is for. `other` is a known part of an incident that no drill carries out, such as its impact. */
export type Part = StepPart | 'other';

const words = (part: Part, list: string): (readonly [string, Part])[] => list.split(' ').map((word) => [word, part] as const);

const partByWord: ReadonlyMap<string, Part> = new Map([
  ...words('detection', 'detection detect detecting symptom symptoms signal signals indicator indicators'),
  ...words('alert', 'alert alerts alerting alarm alarms'),
  ...words('recovery', 'recovery recover mitigation mitigate resolution resolve remediation remediate response restoration fix verification verify'),
  ...words('other', 'investigation investigate diagnosis diagnose diagnostics triage troubleshooting escalation escalate rollback impact severity'),
  ...words('other', 'cause causes root prevention contact contacts owner communication references related background postmortem'),
]);

// These say "recovery" only where nothing else is said: "Steps", but not "Detection steps".
const weakWords: ReadonlySet<string> = new Set('step steps action actions procedure procedures instructions'.split(' '));

const fillers: ReadonlySet<string> = new Set(
  'a an and or of for to how the immediate initial first manual possible common plan checklist'.split(' '),
);

/**
 * The part that a title names, or `undefined` for the title of anything else. Every word must speak of parts: "Recovery steps" is one,
 * "Disaster recovery" and "Incident response" are titles of their own.
 */
export const partOfTitle = (title: string): Part | undefined => {
  const spoken = (title.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => !fillers.has(word));
  if (!spoken.every((word) => partByWord.has(word) || weakWords.has(word))) return undefined;
  const strong = spoken.find((word) => partByWord.has(word));
  if (strong !== undefined) return partByWord.get(strong);
  return spoken.length > 0 ? 'recovery' : undefined;
};
