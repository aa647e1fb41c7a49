import type { RootContent } from 'mdast';
import { wordsOfHtml } from './html.ts';
import { lineOf } from './parse-markdown.ts';
import type { UnreadHtml } from './parsed-runbook.ts';

/** The HTML of a document that holds words. */
export const readUnread = (blocks: readonly RootContent[], file: string): readonly UnreadHtml[] =>
  blocks.flatMap((block) => {
    if (block.type === 'html') {
      const text = wordsOfHtml(block.value);
      return text === '' ? [] : [{ text, place: { file, line: lineOf(block) } }];
    }
    return block.type === 'list' || block.type === 'listItem' || block.type === 'blockquote' ? readUnread(block.children, file) : [];
  });
