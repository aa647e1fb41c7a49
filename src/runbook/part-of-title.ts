import type { StepPart } from '../core/runbook.ts';
import { fillers, partByWord, weakWords } from './part-words.ts';

/**
 * The part that a title names, or `undefined` for the title of anything else. Every word must speak of parts: "Recovery steps" is one,
 * "Disaster recovery" and "Incident response" are titles of their own.
 */
export const partOfTitle = (title: string): StepPart | undefined => {
  const spoken = (
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  ).filter((word) => !fillers.has(word));
  if (!spoken.every((word) => partByWord.has(word) || weakWords.has(word))) return undefined;
  const strong = spoken.find((word) => partByWord.has(word));
  if (strong !== undefined) return partByWord.get(strong);
  return spoken.length > 0 ? 'recovery' : undefined;
};

/** Whether a title is one step of several: "Step 2: promote the replica". */
export const isStepTitle = (title: string): boolean => /^(?:step|schritt|étape|paso)\s*\d+\b/iu.test(title);
