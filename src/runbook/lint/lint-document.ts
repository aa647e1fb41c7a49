import type { RootContent } from 'mdast';
import type { Place } from '../../core/place.ts';
import { parseInline } from '../parse-inline.ts';
import { lineOf, parseMarkdown, plainText, rawText } from '../parse-markdown.ts';
import { parseRunbook } from '../parse-runbook.ts';
import type { ParsedSection } from '../parsed-runbook.ts';
import { commandsOf } from '../read-commands.ts';
import { source, type Source } from '../source.ts';
import { shellCommands, type ShellCommand, type ShellWord } from './shell-commands.ts';

export interface DocumentHeading {
  readonly title: string;
  readonly depth: number;
  readonly place: Place;
}

export interface DocumentLink {
  readonly href: string;
  readonly place: Place;
}

/** A command of the document, and where each of its words stands. */
export interface DocumentCommand extends ShellCommand {
  readonly placeOf: (word: ShellWord | undefined) => Place;
}

/** A block that says it is for a shell: its text, and where a line of it stands. */
export interface DocumentScript {
  readonly text: string;
  readonly placeOf: (line: number, column?: number) => Place;
}

/** Everything that rules look at. Nothing is known but the text. */
export interface LintDocument {
  readonly file: string;
  readonly headings: readonly DocumentHeading[];
  readonly sections: readonly ParsedSection[];
  readonly links: readonly DocumentLink[];
  readonly scripts: readonly DocumentScript[];
  /** Of the fenced blocks, and of inline code that is one whole command. */
  readonly commands: readonly DocumentCommand[];
}

/** Programs that a runbook has people call, also within a sentence. */
const tools =
  /^(?:sudo )?(?:docker|kubectl|podman|redis-cli|psql|mysql|curl|wget|rabbitmqctl|rabbitmqadmin|kafka-[\w-]+(?:\.sh)?|rpk|systemctl|journalctl|tail|ssh|helm|make) \S/;

/** @throws DrillError `runbook-invalid` for a document that cannot be read, see `parseRunbook`. */
export const lintDocument = (text: string, file: string): LintDocument => {
  const { sections } = parseRunbook(text, file);
  const content = text.replace(/^\uFEFF/, '');
  const from = source(content, file);
  const found = { headings: [] as DocumentHeading[], links: [] as DocumentLink[], scripts: [] as DocumentScript[] };
  const inline: DocumentCommand[] = [];
  const visit = (node: RootContent): void => {
    if (node.type === 'code') found.scripts.push(...commandsOf(node, from).map((command) => scriptAt(command.text, command.place.line, from)));
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

/** A script whose lines are those of the document: each is looked for behind the one before it, since a transcript leaves lines out. */
const scriptAt = (text: string, firstLine: number, from: Source): DocumentScript => {
  let next = firstLine;
  const places = text.split('\n').map((line) => {
    const here = next;
    for (let at = here; at < here + 200; at += 1) {
      const column = from.lineAt(at).indexOf(line);
      if (line.trim() !== '' && column < 0) continue;
      next = at + 1;
      return { line: at, column: Math.max(0, column) };
    }
    return { line: here, column: 0 };
  });
  return {
    text,
    placeOf: (line, column = 0) => ({
      file: from.file,
      line: places[line]?.line ?? firstLine,
      column: (places[line]?.column ?? 0) + column + 1,
    }),
  };
};

const readProse = (
  raw: string,
  line: number,
  from: Source,
): { readonly links: readonly DocumentLink[]; readonly commands: readonly DocumentCommand[] } => {
  const links: DocumentLink[] = [];
  const commands: DocumentCommand[] = [];
  const seek = (text: string, atLeast: number): Place => {
    const lines = raw.split('\n').length;
    const at = Array.from({ length: lines }, (_, index) => line + index).find((one) => from.lineAt(one).includes(text)) ?? atLeast;
    return { file: from.file, line: at, column: Math.max(0, from.lineAt(at).indexOf(text)) + 1 };
  };
  const visit = (nodes: ReturnType<typeof parseInline>): void => {
    for (const node of nodes) {
      if (node.type === 'link') links.push({ href: node.url, place: seek(`](${node.url}`, line) });
      if (node.type === 'inlineCode' && tools.test(node.value)) {
        const { column = 1, ...place } = seek(node.value, line);
        for (const command of shellCommands(node.value)) {
          commands.push({ ...command, placeOf: (word) => ({ ...place, column: column + (word?.column ?? 0) }) });
        }
      } else if ('children' in node) {
        visit(node.children);
      }
    }
  };
  visit(parseInline(raw));
  return { links, commands };
};
