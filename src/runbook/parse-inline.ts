import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString } from 'mdast-util-to-string';
import type { PhrasingContent } from 'mdast';
import { shownTag } from './html.ts';

// Without these a line such as "1. Monitoring" or "# 5" is a plain sentence.
const blocks = ['blockQuote', 'codeFenced', 'codeIndented', 'definition', 'headingAtx', 'htmlFlow', 'list', 'setextUnderline', 'thematicBreak'];

// Emphasis and links cost the parser time in the square of their length; no sentence is longer than this.
export const maxSentence = 2_000;

// Most text has no character that could mean anything, and setting up a parser costs more than reading a sentence.
const plain = /^(?:[^`*_[\]<&\\!]|(?<=\w)_(?=\w)|!(?!\[)|&(?![\w#]))*$/;

// The same sentence is asked for its words, for the commands it names and for its links.
const recent = new Map<string, readonly PhrasingContent[]>();
const maxRecent = 500;

/** The inline Markdown of one paragraph, heading or cell. Text too long to be a sentence is answered as it is. */
export const parseInline = (raw: string): readonly PhrasingContent[] => {
  if (raw.trim() === '') return [];
  if (raw.length > maxSentence || plain.test(raw)) return [{ type: 'text', value: raw }];
  const known = recent.get(raw);
  if (known !== undefined) return known;
  const [paragraph] = fromMarkdown(raw, { extensions: [{ disable: { null: blocks } }] }).children;
  const nodes = paragraph?.type === 'paragraph' ? paragraph.children : [];
  if (recent.size === maxRecent) recent.clear();
  recent.set(raw, nodes);
  return nodes;
};

const reference = /(`+)[^]*?\1|(?<![\w\]])!?\[((?:`[^`]*`|[^[\]`])*)\]\[[^[\]`]*\]/g;

/**
 * Links as `[words][label]` with the label taken away, because what it stands for is written elsewhere in the document. Code stays as it is,
 * and so does `[words]`: only the rest of the document could say whether it is a link.
 */
export const withoutReferences = (raw: string): string => {
  const once = (text: string): string =>
    text.replace(reference, (all: string, code: string | undefined, words: string | undefined) => (code === undefined ? (words ?? '') : all));
  // A picture may stand in a link.
  return raw.includes('][') ? once(once(raw)) : raw;
};

const textOf = (node: PhrasingContent): string => {
  if (node.type === 'break') return ' ';
  return node.type === 'html' ? shownTag(node.value) : toString(node);
};

/** What a reader of the rendered page sees of inline Markdown, on one line. Placeholders such as `<service>` stay. */
export const inlineText = (nodes: readonly PhrasingContent[]): string => nodes.map(textOf).join('').replace(/\s+/g, ' ').trim();
