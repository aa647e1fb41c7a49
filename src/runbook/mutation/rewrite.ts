import type { LineRange } from '../../core/place.ts';
import type { RunbookCommand, RunbookSection } from '../../core/runbook.ts';
import type { Copy, Original } from './mutant.ts';

/** A copy for each match of `pattern` in the section: the match is replaced by what `instead` says, or left if that says nothing. */
export const rewriteMatches = (
  { lines, range }: Original,
  pattern: RegExp,
  instead: (match: string) => string | undefined,
  within: ReadonlySet<number> | 'everywhere' = 'everywhere',
): readonly Copy[] =>
  lines.slice(range.first - 1, range.last).flatMap((text, index) => {
    const line = range.first + index;
    if (within !== 'everywhere' && !within.has(line)) return [];
    return [...text.matchAll(pattern)].flatMap(({ 0: before, index: at }) => {
      const after = instead(before);
      if (after === undefined || after === before) return [];
      return [{ line, before, after, lines: lines.with(line - 1, text.slice(0, at) + after + text.slice(at + before.length)) }];
    });
  });

/** The lines on which commands stand. */
export const commandLines = ({ section }: Original): ReadonlySet<number> => new Set(commandsOf(section).flatMap(({ lines }) => lines));

/** The lines of the section's alert rows. */
export const alertLines = ({ section }: Original): ReadonlySet<number> => new Set(section.alerts.map(({ place }) => place.line));

/** The lines of the section that stand in no block of commands. What a transcript shows as answered is no prose: nobody follows it. */
export const proseLines = ({ section, range }: Original): ReadonlySet<number> => {
  const blocks = new Set(commandsOf(section).flatMap(({ block }) => linesFrom(block)));
  return new Set(linesFrom(range).filter((line) => !blocks.has(line)));
};

const commandsOf = ({ detection, recovery }: RunbookSection): readonly RunbookCommand[] =>
  [...detection, ...recovery].flatMap(({ commands }) => commands);

const linesFrom = ({ first, last }: LineRange): readonly number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);
