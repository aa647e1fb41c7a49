import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Heading, Nodes, Paragraph, RootContent, TableCell } from 'mdast';
import { DrillError } from '../core/errors.ts';
import { withoutFrontMatter } from './front-matter.ts';
import { headingOf } from './html.ts';
import { joinPieces } from './join-pieces.ts';
import { oncePerNode } from './once-per-node.ts';
import { inlineText, parseInline, withoutReferences } from './parse-inline.ts';
import { splitDocument } from './split-document.ts';

/** The parser's time grows with the square of a piece. */
const maxPiece = 250_000;

/** Of this length a document takes the least time, whatever it is made of: measured with headings, lists, quotes, tables and prose. */
const goodPiece = 1_000;

// Blocks first, sentences on demand: inline Markdown is the part of CommonMark that a hostile document can make slow.
const inline = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
];

const options = {
  extensions: [gfmTable(), { disable: { null: inline } }],
  mdastExtensions: [gfmTableFromMarkdown()],
};

/** Moves a block from its place in a piece to its place in the document. The tree is our own and nobody has seen it yet. */
const moveDown = (node: Nodes, lines: number): void => {
  if (node.position !== undefined) {
    node.position.start.line += lines;
    node.position.end.line += lines;
  }
  if ('children' in node) {
    for (const child of node.children) moveDown(child, lines);
  }
};

/**
 * The blocks of a document, with the lines they stand on. What is inside a line stays as it is written; `rawText` and `plainText` read it.
 * @throws DrillError `runbook-invalid` for a stretch without a place to cut that is too long to parse in good time.
 */
export const parseMarkdown = (text: string, file: string): readonly RootContent[] =>
  joinPieces(splitDocument(withoutFrontMatter(text)), goodPiece).flatMap((piece) => {
    if (piece.text.length > maxPiece) {
      throw new DrillError(
        'runbook-invalid',
        `one block of the document has ${String(piece.text.length)} characters, at most ${String(maxPiece)} are read`,
        {
          place: { file, line: piece.linesBefore + 1 },
          hint: 'divide it by headings',
        },
      );
    }
    const root = fromMarkdown(piece.text, options);
    moveDown(root, piece.linesBefore);
    return root.children.map((block) => (block.type === 'html' ? (headingOf(block) ?? block) : block));
  });

/** The Markdown of a block that holds one run of text, line by line. */
export const rawText = oncePerNode((block: Heading | Paragraph | TableCell): string => {
  const text = block.children.map((node) => (node.type === 'text' ? node.value : '\n')).join('');
  return block.type === 'tableCell' ? text.replaceAll('\\|', '|') : text;
});

/** The same without Markdown, on one line. */
export const plainText = oncePerNode((block: Heading | Paragraph | TableCell): string => {
  const text = inlineText(parseInline(withoutReferences(rawText(block))));
  // "Lag {#lag}" names the anchor of a heading.
  return block.type === 'heading' ? text.replace(/\s*\{#[\w-]+\}$/, '') : text;
});

/** The line on which a block of a parsed document begins. */
export const lineOf = (node: RootContent): number => node.position?.start.line ?? 1;
