import type { Code, Heading, Html, List, Paragraph, RootContent, Table, TableCell } from 'mdast';
import type { DocumentLine, Span } from '../core/document-line.ts';
import { parseInline } from './parse-inline.ts';
import { lineOf, parseMarkdown, rawText } from './parse-markdown.ts';
import { spansOf } from './spans-of.ts';
import { linesOf } from './source.ts';

const spansIn = (block: Heading | Paragraph | TableCell): readonly Span[] => spansOf(parseInline(rawText(block)));

const ofCode = (text: string, line: number, indent: number): readonly DocumentLine[] => {
  const lines = linesOf(text);
  const edge = (index: number): 'first' | 'last' | 'only' | 'inner' =>
    lines.length === 1 ? 'only' : index === 0 ? 'first' : index === lines.length - 1 ? 'last' : 'inner';
  return lines.map((each, index) => ({ kind: 'code', line: line + index, indent, text: each, edge: edge(index) }));
};

/** Whether a block of code begins with a fence: then its first line is not shown. An indented one holds all its lines. */
const isFenced = ({ position, value }: Code): boolean =>
  position !== undefined && position.end.line - position.start.line + 1 > value.split(/\r\n|\r|\n/).length;

const ofTable = (table: Table, indent: number): DocumentLine => {
  const [head, ...rows] = table.children;
  return {
    kind: 'table',
    line: lineOf(table),
    indent,
    head: head?.children.map(spansIn) ?? [],
    rows: rows.map((row) => ({ line: row.position?.start.line ?? lineOf(table), cells: row.children.map(spansIn) })),
  };
};

const ofList = (list: List, indent: number): readonly DocumentLine[] =>
  list.children.flatMap((item, index) => {
    const marker = list.ordered === true ? `${String((list.start ?? 1) + index)}.` : '•';
    const line = item.position?.start.line ?? lineOf(list);
    const own = layOutBlocks(item.children, indent + 1);
    const [first, ...rest] = own;
    // An item that begins with something other than words has its marker on a line of its own, where it has one.
    if (first?.line !== line) return [{ kind: 'words' as const, line, indent: indent + 1, marker, spans: [] }, ...own];
    return first.kind === 'words' ? [{ ...first, marker: `${marker} ${first.marker}`.trim() }, ...rest] : own;
  });

const ofBlock = (block: RootContent, indent: number): readonly DocumentLine[] => {
  const line = lineOf(block);
  switch (block.type) {
    case 'heading':
      return [{ kind: 'heading', line, indent, level: block.depth, spans: spansIn(block) }];
    case 'paragraph':
      return [{ kind: 'words', line, indent, marker: '', spans: spansIn(block) }];
    case 'code':
      return ofCode(block.value, isFenced(block) ? line + 1 : line, indent);
    case 'html':
      return isComment(block) ? [] : ofCode(block.value, line, indent);
    case 'table':
      return [ofTable(block, indent)];
    case 'thematicBreak':
      return [{ kind: 'rule', line, indent }];
    case 'list':
      return ofList(block, indent);
    case 'blockquote':
      return layOutBlocks(block.children, indent + 1).map((each) => (each.kind === 'words' && each.marker === '' ? { ...each, marker: '>' } : each));
    default:
      return [];
  }
};

const isComment = ({ value }: Html): boolean => /^<!--[^]*-->$/.test(value.trim());

const layOutBlocks = (blocks: readonly RootContent[], indent: number): readonly DocumentLine[] => blocks.flatMap((block) => ofBlock(block, indent));

/**
 * A document as it is drawn. Nothing of it is markup any more, and nothing is left out but comments.
 * @throws DrillError `runbook-invalid` for a block that is too long to be parsed.
 */
export const layOut = (text: string, file: string): readonly DocumentLine[] => layOutBlocks(parseMarkdown(text.replace(/^\uFEFF/, ''), file), 0);
