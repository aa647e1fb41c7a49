import type { Heading, RootContent } from 'mdast';
import { DrillError } from '../core/errors.ts';
import type { LineRange } from '../core/place.ts';
import type { StepPart } from '../core/runbook.ts';
import { lineOf, plainText } from './parse-markdown.ts';
import type { ParsedRunbook, ParsedSection, ParsedStep } from './parsed-runbook.ts';
import { partOfTitle } from './part-of-title.ts';
import { readAlerts } from './read-alerts.ts';
import { readDocument, type MarkdownDocument } from './read-document.ts';
import { readPassages } from './read-passages.ts';
import { readPromises } from './read-promises.ts';
import type { DraftStep } from './read-items.ts';
import { readOthers } from './read-others.ts';
import { readRows } from './read-rows.ts';
import { readSteps } from './read-steps.ts';
import { readUnread } from './read-unread.ts';
import { runbookName } from './runbook-name.ts';
import type { Source } from './source.ts';

const numbered = (part: StepPart, drafts: readonly DraftStep[]): readonly ParsedStep[] =>
  drafts.map((draft, index) => ({ id: `${part}-${String(index + 1)}`, part, ...draft }));

type Headed = Pick<ParsedSection, 'title' | 'depth' | 'place' | 'lines'>;

const readSection = (headed: Headed, below: readonly RootContent[], runbook: string, from: Source): ParsedSection => {
  const { title } = headed;
  const passages = readPassages(below, partOfTitle(title), title);
  const of = (part: StepPart): DraftStep[] => passages.filter((one) => one.part === part).flatMap((one) => readSteps(one, from, 'part'));
  const detection = of('detection');
  const recovery = passages.some(({ part }) => part === 'recovery')
    ? of('recovery')
    : passages.filter(({ part }) => part === undefined).flatMap((one) => readSteps(one, from, 'numbered'));
  const others = readOthers(passages, from, [...detection, ...recovery]);
  requireOwnIds([...detection, ...recovery, ...others]);
  return {
    runbook,
    ...headed,
    detection: numbered('detection', detection),
    alerts: passages.flatMap(({ part, blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? readAlerts(block.table, from, part === 'alert') : [])),
    ),
    recovery: numbered('recovery', recovery),
    promises: readPromises(from.linesIn(ownLines(headed, below)), headed.lines.first),
    others: [...Map.groupBy(others, ({ part }) => part)].flatMap(([part, drafts]) => numbered(part, drafts)),
    rows: passages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? readRows(block.table, from) : []))),
  };
};

/** The lines of a section up to its first heading. */
const ownLines = ({ lines }: Headed, below: readonly RootContent[]): LineRange => ({
  first: lines.first,
  last: endLine(
    below.find(({ type }) => type === 'heading'),
    lines.last,
  ),
});

const requireOwnIds = (steps: readonly DraftStep[]): void => {
  const seen = new Set<string>();
  for (const { id, place } of steps) {
    if (id === undefined) continue;
    if (seen.has(id))
      throw new DrillError('runbook-invalid', `two steps of the section have the id "${id}"`, { place, hint: 'give one of them another' });
    seen.add(id);
  }
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

/** The last line before a block, or of the document. */
const endLine = (next: RootContent | undefined, lineCount: number): number => (next === undefined ? lineCount : lineOf(next) - 1);

/** What stands above the first heading, as a section that is called like the file; none where nothing there is to be done. */
const headless = ({ lines: from, lineCount, blocks }: MarkdownDocument, name: string): readonly ParsedSection[] => {
  const firstHeading = blocks.findIndex(({ type }) => type === 'heading');
  const above = blocks.slice(0, firstHeading < 0 ? undefined : firstHeading);
  const lines = { first: 1, last: endLine(blocks[above.length], lineCount) };
  const section = readSection({ title: name, depth: 0, place: { file: from.file, line: 1 }, lines }, above, name, from);
  const { detection, alerts, recovery, others } = section;
  return [detection, alerts, recovery, others].some(({ length }) => length > 0) ? [section] : [];
};

/** The sections of a document, one a heading. @throws DrillError `runbook-invalid` for commands without an end, or bad annotations. */
export const sectionsOf = (document: MarkdownDocument): readonly ParsedSection[] => {
  const { lines: from, lineCount, blocks } = document;
  const name = runbookName(from.file);
  const headed = blocks.flatMap((block, index) => {
    if (block.type !== 'heading') return [];
    const end = endOf(block, index, blocks);
    const lines = { first: (block.position?.end.line ?? 1) + 1, last: endLine(blocks[end], lineCount) };
    const heading = { title: plainText(block), depth: block.depth, place: { file: from.file, line: lineOf(block) }, lines };
    return [readSection(heading, blocks.slice(index + 1, end), name, from)];
  });
  return [...headless(document, name), ...headed];
};

/**
 * Reads a Markdown document: every heading is a section, and the parts of an incident are told by their titles (see `partOfTitle`). A section
 * without such parts recovers by its numbered list. Steps above the first heading are a section that is called like the file. Lines are those of `text`, whatever its line endings.
 * @throws DrillError `runbook-invalid` for a document that is too large, nested too deep, has commands without an end, or annotations that cannot be read.
 */
export const parseRunbook = (text: string, file: string): ParsedRunbook => {
  const document = readDocument(text, file);
  return { name: runbookName(file), file, text, sections: sectionsOf(document), unread: readUnread(document.blocks, file) };
};
