import type { PhrasingContent } from 'mdast';
import type { RunbookCommand } from '../core/runbook.ts';
import { callsTool } from './lint/called-tools.ts';
import { parseInline } from './parse-inline.ts';

/** The commands that Markdown names in backticks. `line` is where it begins. */
export const readMentions = (raw: string, line: number, file: string): readonly RunbookCommand[] => {
  const visit = (nodes: readonly PhrasingContent[]): readonly RunbookCommand[] =>
    nodes.flatMap((node) => {
      if (node.type === 'inlineCode') {
        const at = line + (node.position?.start.line ?? 1) - 1;
        return callsTool.test(node.value) ? [{ text: node.value, place: { file, line: at }, lines: [at], block: { first: at, last: at } }] : [];
      }
      return 'children' in node ? visit(node.children) : [];
    });
  return raw.includes('`') ? visit(parseInline(raw)) : [];
};
