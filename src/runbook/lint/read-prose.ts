import type { Heading, Paragraph, PhrasingContent, TableCell } from 'mdast';
import type { Place } from '../../core/place.ts';
import { maxSentence, parseInline } from '../parse-inline.ts';
import { rawText } from '../parse-markdown.ts';
import type { Source } from '../source.ts';
import { callsTool } from './called-tools.ts';
import type { DocumentCommand, DocumentLink, PlacedText } from './lint-document.ts';
import { shellCommands } from './shell-commands.ts';

type ProseBlock = Heading | Paragraph | TableCell;

/** What stands in a block of prose. */
interface Prose {
  readonly text: PlacedText;
  readonly links: readonly DocumentLink[];
  readonly codes: readonly PlacedText[];
  readonly commands: readonly DocumentCommand[];
}

/** Reads a block of prose. One that is too long to be a sentence has nothing in it. */
export const readProse = (block: ProseBlock, from: Source): Prose => {
  const whole = rawText(block);
  const raw = whole.length > maxSentence ? '' : whole;
  const links: DocumentLink[] = [];
  const codes: PlacedText[] = [];
  const commands: DocumentCommand[] = [];
  const placeAt = (offset: number): Required<Place> => placeIn(block, raw, offset, from);
  let text = raw;
  const visit = (nodes: readonly PhrasingContent[]): void => {
    for (const node of nodes) {
      const start = node.position?.start.offset ?? 0;
      if (node.type === 'link') links.push({ href: node.url, place: placeAt(node.children.at(-1)?.position?.end.offset ?? start) });
      if (node.type === 'inlineCode') {
        const begin = Math.max(start, raw.indexOf(node.value, start));
        if (callsTool.test(node.value)) {
          commands.push(...commandsOf(node.value, placeAt(begin)));
          text = text.slice(0, begin) + ' '.repeat(node.value.length) + text.slice(begin + node.value.length);
        } else {
          codes.push({ text: node.value, placeAt: (offset) => placeAt(begin + offset) });
        }
      } else if ('children' in node) {
        visit(node.children);
      }
    }
  };
  visit(parseInline(raw));
  return { text: { text, placeAt }, links, codes, commands };
};

const commandsOf = (code: string, { column, ...place }: Required<Place>): readonly DocumentCommand[] =>
  shellCommands(code).map((command) => ({ ...command, placeOf: (word) => ({ ...place, column: column + (word?.column ?? 0) }) }));

/** Where a character of the text of a block stands in the document. */
const placeIn = (block: ProseBlock, raw: string, offset: number, from: Source): Required<Place> => {
  const before = raw.slice(0, offset).split('\n');
  const start = block.children[0]?.position?.start ?? { line: 1, column: 1 };
  const index = before.length - 1;
  const line = start.line + index;
  // A paragraph drops the indentation of the lines behind its first.
  const indent = index === 0 ? start.column - 1 : from.lineAt(line).indexOf(raw.split('\n')[index] ?? '');
  return { file: from.file, line, column: Math.max(0, indent) + (before[index]?.length ?? 0) + 1 };
};
