import type { Html, Heading } from 'mdast';

const heading = /^<h([1-6])(?:\s[^>]*)?>([^]*?)<\/h\1>\s*$/i;
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** `<h2>…</h2>` that stands by itself is a heading like every other. `undefined` for any other HTML. */
export const headingOf = (node: Html): Heading | undefined => {
  const [, level, inner] = heading.exec(node.value) ?? [];
  const text = textOf(inner ?? '');
  if (level === undefined || text === '') return undefined;
  const place = node.position === undefined ? {} : { position: node.position };
  return { type: 'heading', depth: Number(level) as Heading['depth'], children: [{ type: 'text', value: text, ...place }], ...place };
};

/** The words of `<summary>…</summary>`, which name what a fold holds. */
export const summaryOf = (html: string): string | undefined => {
  const inner = /<summary(?:\s[^>]*)?>([^]*?)<\/summary>/i.exec(html)?.[1];
  return inner === undefined ? undefined : textOf(inner);
};

const silentTag = /^<\/?(?:a|b|code|em|i|kbd|s|small|span|strong|sub|sup|u)(?:\s[^>]*)?>$|^<!--/i;

/** What a reader sees of a tag in a sentence: nothing of comments and of marks that change nothing about the words. Others stay, since `<service>` is a placeholder. */
export const shownTag = (tag: string): string => {
  if (silentTag.test(tag)) return '';
  return /^<br\s*\/?>$/i.test(tag) ? ' ' : tag;
};

/** The words in HTML that nobody reads as Markdown: not those of comments and of summaries, and none where it only wraps or decorates. */
export const wordsOfHtml = (html: string): string =>
  textOf(html.replace(/<!--[^]*?(?:-->|$)/g, ' ').replace(/<summary(?:\s[^>]*)?>[^]*?<\/summary>/gi, ' '));
