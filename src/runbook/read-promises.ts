import type { Duration } from '../core/duration.ts';
import type { ReportPromise } from '../core/report.ts';
import { writtenDurations } from './written-durations.ts';

/** One promise of a sentence such as "Promises: noticed within 10 seconds, …, nothing acknowledged lost." */
export interface StatedPromise {
  readonly name: ReportPromise['name'];
  readonly within: Duration | 'nothing';
  readonly text: string;
  readonly line: number;
}

const opening = /^(?:[-*+]\s+)?(?:\*\*|__)?(?:promises?|objectives?|targets?)(?:\*\*|__)?:(?:\*\*|__)?\s*/i;

const nameByWords: readonly (readonly [RegExp, ReportPromise['name']])[] = [
  [/\b(?:lost|loss|lose)\b/i, 'lost'],
  [/\b(?:alert(?:ed)?|paged)\b/i, 'alerted'],
  [/\b(?:restored|recovered|repaired|back)\b/i, 'restored'],
  [/\b(?:noticed|detected|seen)\b/i, 'detected'],
];

const promiseIn = (clause: string): Pick<StatedPromise, 'name' | 'within'> | undefined => {
  const name = nameByWords.find(([words]) => words.test(clause))?.[1];
  if (name === undefined) return undefined;
  const within = writtenDurations(clause)[0]?.duration;
  if (within !== undefined && (name !== 'lost' || within > 0)) return { name, within };
  return name === 'lost' && /\b(?:nothing|no|none|zero|0)\b/i.test(clause) ? { name, within: 'nothing' } : undefined;
};

/**
 * The promises that a section states: one paragraph, opened by "Promises:" (or "Objectives:", "Targets:"), divided by commas. Each is told by its
 * words; a clause that speaks of none of the four, or gives no duration, is left out.
 * @param lines - of the section, up to its first heading. @param first - the number of the first of them.
 */
export const readPromises = (lines: readonly string[], first: number): readonly StatedPromise[] => {
  const from = lines.findIndex((line) => opening.test(line.trim()));
  if (from === -1) return [];
  const end = lines.findIndex((line, index) => index > from && line.trim() === '');
  return lines.slice(from, end === -1 ? undefined : end).flatMap((line, index) =>
    line
      .trim()
      .replace(opening, '')
      .split(/[,;]|\band\b/)
      .flatMap((clause) => {
        const found = promiseIn(clause);
        const text = clause.replace(/[*_`]/g, '').trim().replace(/\.$/, '');
        return found === undefined ? [] : [{ ...found, text, line: first + from + index }];
      }),
  );
};
