import type { RootContent } from 'mdast';
import { lineOf, plainText } from '../parse-markdown.ts';
import { sectionsOf } from '../parse-runbook.ts';
import { commandsOf } from '../read-commands.ts';
import { readDocument } from '../read-document.ts';
import { incidentsIn } from './incidents-in.ts';
import type { DocumentCommand, DocumentLink, DocumentScript, LintDocument } from './lint-document.ts';
import { placeScript } from './place-script.ts';
import { readProse } from './read-prose.ts';
import { shellText } from './shell-text.ts';
import { shellCommands, type ShellCommand } from './shell-commands.ts';

/** @throws DrillError `runbook-invalid` for a document that cannot be read, see `parseRunbook`. */
export const readLintDocument = (text: string, file: string): LintDocument => {
  const document = readDocument(text, file);
  const found = { headings: [] as string[], links: [] as DocumentLink[], scripts: [] as DocumentScript[] };
  const inline: DocumentCommand[] = [];
  const visit = (node: RootContent): void => {
    if (node.type === 'code' && commandsOf(node, document.lines).length > 0) {
      const typed = shellText(node);
      if (typed !== undefined) found.scripts.push(placeScript(typed, lineOf(node) + 1, document.lines));
    }
    if (node.type === 'heading') found.headings.push(plainText(node));
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell') {
      const prose = readProse(node, document.lines);
      found.links.push(...prose.links);
      inline.push(...prose.commands);
    } else if ('children' in node) {
      for (const child of node.children) visit(child);
    }
  };
  for (const block of document.blocks) visit(block);
  const fenced = found.scripts.flatMap((script) => shellCommands(script.text).map((command) => placed(command, script)));
  return { incidents: incidentsIn(sectionsOf(document)), ...found, commands: [...fenced, ...inline] };
};

const placed = (command: ShellCommand, { placeOf }: DocumentScript): DocumentCommand => ({
  ...command,
  placeOf: (word) => placeOf(word?.line ?? 0, word?.column ?? 0),
});
