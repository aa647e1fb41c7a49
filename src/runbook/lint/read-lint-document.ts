import type { RootContent } from 'mdast';
import type { AlertRow } from '../../core/runbook.ts';
import type { ParsedSection } from '../parsed-runbook.ts';
import { plainText } from '../parse-markdown.ts';
import { sectionsOf } from '../parse-runbook.ts';
import { commandsOf, firstLineOf } from '../read-commands.ts';
import { readDocument } from '../read-document.ts';
import type { Source } from '../source.ts';
import { incidentsIn } from './incidents-in.ts';
import type { DocumentAlert, DocumentCommand, DocumentLink, DocumentScript, LintDocument, PlacedText } from './lint-document.ts';
import { placeScript } from './place-script.ts';
import { readProse } from './read-prose.ts';
import { shellText } from './shell-text.ts';
import { shellCommands, type ShellCommand } from './shell-commands.ts';

/** @throws DrillError `runbook-invalid` for a document that cannot be read, see `parseRunbook`. */
export const readLintDocument = (text: string, file: string): LintDocument => {
  const document = readDocument(text, file);
  const sections = sectionsOf(document);
  const skipped = skippedBlocks(sections);
  const found = {
    headings: [] as string[],
    links: [] as DocumentLink[],
    prose: [] as PlacedText[],
    codes: [] as PlacedText[],
    scripts: [] as DocumentScript[],
  };
  const inline: DocumentCommand[] = [];
  const visit = (node: RootContent): void => {
    if (node.type === 'code') {
      const [block] = commandsOf(node, document.lines);
      const typed = block === undefined ? undefined : shellText(node);
      if (block !== undefined && typed !== undefined)
        found.scripts.push(placeScript(typed, firstLineOf(node, document.lines), document.lines, skipped.has(block.place.line)));
    }
    if (node.type === 'heading') found.headings.push(plainText(node));
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell') {
      const prose = readProse(node, document.lines);
      found.prose.push(prose.text);
      found.links.push(...prose.links);
      found.codes.push(...prose.codes);
      inline.push(...prose.commands);
    } else if ('children' in node) {
      for (const child of node.children) visit(child);
    }
  };
  for (const block of document.blocks) visit(block);
  const fenced = found.scripts.flatMap((script) => shellCommands(script.text).map((command) => placed(command, script)));
  // Sections hold each other, so that a row is read more than once; it stands on one line.
  const rows = new Map(sections.flatMap(({ alerts }) => alerts).map((row) => [row.place.line, row] as const));
  return {
    text,
    incidents: incidentsIn(sections),
    alerts: [...rows.values()].map((row) => placedRow(row, document.lines)),
    ...found,
    commands: [...fenced, ...inline],
  };
};

/** The first lines of the blocks of steps that the document says are not for here. */
const skippedBlocks = (sections: readonly ParsedSection[]): ReadonlySet<number> => {
  const steps = sections.flatMap(({ detection, recovery, others }) => [...detection, ...recovery, ...others]);
  const skipped = steps.filter(({ annotations }) => annotations?.skip !== undefined);
  return new Set(skipped.flatMap(({ commands }) => commands.map(({ place }) => place.line)));
};

const placed = (command: ShellCommand, { placeOf }: DocumentScript): DocumentCommand => ({
  ...command,
  placeOf: (word) => placeOf(word?.line ?? 0, word?.column ?? 0),
});

const placedRow = (row: AlertRow, lines: Source): DocumentAlert => ({
  ...row,
  placeOf: (words) => ({ ...row.place, column: Math.max(0, lines.lineAt(row.place.line).indexOf(words)) + 1 }),
});
