import type { RootContent } from 'mdast';
import { guardDocument } from './guard-document.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { source, type Source } from './source.ts';

/** A document as Markdown, before anything is made of it. */
export interface MarkdownDocument {
  readonly lines: Source;
  readonly lineCount: number;
  readonly blocks: readonly RootContent[];
}

/** @throws DrillError `runbook-invalid` for a document that is too large, nested too deep, or has a block that is too long. */
export const readDocument = (text: string, file: string): MarkdownDocument => {
  guardDocument(text, file);
  const content = text.replace(/^\uFEFF/, '');
  return { lines: source(content, file), lineCount: content.split(/\r\n|\r|\n/).length, blocks: parseMarkdown(content, file) };
};
