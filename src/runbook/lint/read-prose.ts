import type { Place } from '../../core/place.ts';
import { parseInline } from '../parse-inline.ts';
import type { Source } from '../source.ts';
import { callsTool } from './called-tools.ts';
import type { DocumentCommand, DocumentLink } from './lint-document.ts';
import { shellCommands } from './shell-commands.ts';

/** The links of a sentence, and the commands that stand in it as inline code. */
export const readProse = (
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
      if (node.type === 'inlineCode' && callsTool.test(node.value)) {
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
