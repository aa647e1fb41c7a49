import type { Heading, Paragraph, PhrasingContent, TableCell } from 'mdast';
import type { Place } from '../../core/place.ts';
import { parseInline } from '../parse-inline.ts';
import { rawText } from '../parse-markdown.ts';
import type { Source } from '../source.ts';
import { callsTool } from './called-tools.ts';
import type { DocumentCommand, DocumentLink } from './lint-document.ts';
import { shellCommands } from './shell-commands.ts';

type ProseBlock = Heading | Paragraph | TableCell;

/** The links of a block of prose, and the commands that stand in it as inline code. */
export const readProse = (
  block: ProseBlock,
  from: Source,
): { readonly links: readonly DocumentLink[]; readonly commands: readonly DocumentCommand[] } => {
  const raw = rawText(block);
  const links: DocumentLink[] = [];
  const commands: DocumentCommand[] = [];
  const visit = (nodes: readonly PhrasingContent[]): void => {
    for (const node of nodes) {
      const start = node.position?.start.offset ?? 0;
      if (node.type === 'link') {
        links.push({ href: node.url, place: placeIn(block, raw, node.children.at(-1)?.position?.end.offset ?? start, from) });
      }
      if (node.type === 'inlineCode' && callsTool.test(node.value)) {
        const { column, ...place } = placeIn(block, raw, Math.max(start, raw.indexOf(node.value, start)), from);
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
