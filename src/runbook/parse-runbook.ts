import { basename } from 'node:path';
import type { Heading, RootContent } from 'mdast';
import type { RunbookStep, StepPart } from '../core/runbook.ts';
import { lineOf, plainText } from './parse-markdown.ts';
import type { ParsedRunbook, ParsedSection } from './parsed-runbook.ts';
import { partOfTitle } from './part-of-title.ts';
import { readAlerts } from './read-alerts.ts';
import { readDocument, type MarkdownDocument } from './read-document.ts';
import { readPassages } from './read-passages.ts';
import { readSteps, type DraftStep } from './read-steps.ts';
import type { Source } from './source.ts';

const numbered = (part: StepPart, drafts: readonly DraftStep[]): readonly RunbookStep[] =>
  drafts.map((draft, index) => ({ id: `${part}-${String(index + 1)}`, part, ...draft }));

const readSection = (heading: Heading, below: readonly RootContent[], runbook: string, from: Source, lastLine: number): ParsedSection => {
  const title = plainText(heading);
  const passages = readPassages(below, partOfTitle(title), title);
  const of = (part: StepPart): DraftStep[] => passages.filter((one) => one.part === part).flatMap((one) => readSteps(one, from, true));
  const recovery = passages.some(({ part }) => part === 'recovery')
    ? of('recovery')
    : passages.filter(({ part }) => part === undefined).flatMap((one) => readSteps(one, from, false));
  return {
    runbook,
    title,
    place: { file: from.file, line: lineOf(heading) },
    lines: { first: (heading.position?.end.line ?? 1) + 1, last: lastLine },
    detection: numbered('detection', of('detection')),
    alerts: passages.flatMap(({ part, blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? readAlerts(block.table, from, part === 'alert') : [])),
    ),
    recovery: numbered('recovery', recovery),
  };
};

/** Where the section of a heading ends: the index of the next heading that is no deeper. */
const endOf = (heading: Heading, index: number, blocks: readonly RootContent[]): number => {
  let end = index + 1;
  for (; end < blocks.length; end += 1) {
    const block = blocks[end];
    if (block?.type === 'heading' && block.depth <= heading.depth) break;
  }
  return end;
};

const nameOf = (file: string): string => basename(file).replace(/\.md$/i, '');

/** The sections of a document, one a heading. @throws DrillError `runbook-invalid` for commands without an end. */
export const sectionsOf = ({ lines, lineCount, blocks }: MarkdownDocument): readonly ParsedSection[] =>
  blocks.flatMap((block, index) => {
    if (block.type !== 'heading') return [];
    const end = endOf(block, index, blocks);
    const next = blocks[end];
    return [readSection(block, blocks.slice(index + 1, end), nameOf(lines.file), lines, next === undefined ? lineCount : lineOf(next) - 1)];
  });

/**
 * Reads a Markdown document: every heading is a section, and the parts of an incident are told by their titles (see `partOfTitle`). A section
 * without such parts recovers by its numbered list. Lines are those of `text`, whatever its line endings.
 * @throws DrillError `runbook-invalid` for a document that is too large, nested too deep, or has commands without an end.
 */
export const parseRunbook = (text: string, file: string): ParsedRunbook => ({
  name: nameOf(file),
  file,
  text,
  sections: sectionsOf(readDocument(text, file)),
});
