import type { RootContent } from 'mdast';
import { lineOf, parseMarkdown, plainText, rawText } from '../parse-markdown.ts';
import { parseRunbook } from '../parse-runbook.ts';
import { commandsOf } from '../read-commands.ts';
import { source } from '../source.ts';
import type { DocumentCommand, DocumentHeading, DocumentLink, DocumentScript, LintDocument } from './lint-document.ts';
import { placeScript } from './place-script.ts';
import { readProse } from './read-prose.ts';
import { shellText } from './shell-text.ts';
import { shellCommands, type ShellCommand } from './shell-commands.ts';

/** @throws DrillError `runbook-invalid` for a document that cannot be read, see `parseRunbook`. */
export const readLintDocument = (text: string, file: string): LintDocument => {
  const { sections } = parseRunbook(text, file);
  const content = text.replace(/^\uFEFF/, '');
  const from = source(content, file);
  const found = { headings: [] as DocumentHeading[], links: [] as DocumentLink[], scripts: [] as DocumentScript[] };
  const inline: DocumentCommand[] = [];
  const visit = (node: RootContent): void => {
    if (node.type === 'code') {
      const [block] = commandsOf(node, from);
      const typed = block === undefined ? undefined : shellText(node);
      if (block !== undefined && typed !== undefined) found.scripts.push(placeScript(typed, block.place.line, from));
    }
    if (node.type === 'heading') found.headings.push({ title: plainText(node), depth: node.depth, place: { file, line: lineOf(node), column: 1 } });
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell') {
      const prose = readProse(rawText(node), lineOf(node), from);
      found.links.push(...prose.links);
      inline.push(...prose.commands);
    } else if ('children' in node) {
      for (const child of node.children) visit(child);
    }
  };
  for (const block of parseMarkdown(content, file)) visit(block);
  const fenced = found.scripts.flatMap((script) => shellCommands(script.text).map((command) => placed(command, script)));
  return { file, sections, ...found, commands: [...fenced, ...inline] };
};

const placed = (command: ShellCommand, { placeOf }: DocumentScript): DocumentCommand => ({
  ...command,
  placeOf: (word) => placeOf(word?.line ?? 0, word?.column ?? 0),
});
