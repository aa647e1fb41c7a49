/** A stretch of a document that can be parsed by itself, and the number of lines before it. */
export interface Piece {
  readonly text: string;
  readonly linesBefore: number;
}

const fence = /^( {0,3})(`{3,}(?!.*`)|~{3,})/;

/** Whether a fence is open after a line: the match of its opening, `none`, or `unsure` where only a parser could tell. */
type Fence = RegExpExecArray | 'none' | 'unsure';

const fenceAfter = (line: string, open: Fence): Fence => {
  if (open === 'unsure') return open;
  if (open === 'none') return fence.exec(line) ?? open;
  const [, indent = '', marks = ''] = open;
  // An indented fence may stand in a list, which ends at such a line.
  if (indent !== '' && /^[^ \t\r\n]/.test(line)) return 'unsure';
  const found = /^( {0,3})(`{3,}|~{3,})[ \t]*$/.exec(line);
  if (!found?.[2]?.startsWith(marks)) return open;
  return (found[1] ?? '').length >= indent.length ? 'none' : 'unsure';
};

/** A heading ends whatever stands above it. */
const heading = /^#{1,6}(?:[ \t]|$)/;

/**
 * Cuts a document before lines that can only begin a new block, a heading or what is behind a blank line, because the parser's time grows faster
 * than its text. Parsing the pieces gives the same blocks as parsing the whole. From the first place that only a parser could judge, nothing is cut.
 */
export const splitDocument = (text: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  let from = { offset: 0, line: 0 };
  let open: Fence = 'none';
  let blank = true;
  let html = false;
  let offset = 0;
  let line = 0;
  for (const [whole, content = ''] of text.matchAll(/([^\r\n]*)(?:\r\n|\r|\n|$)/g)) {
    const begins = (blank && /^[^ \t\r\n\-+*\d]/.test(content)) || (!html && heading.test(content));
    if (begins && open === 'none' && offset > from.offset) {
      pieces.push({ text: text.slice(from.offset, offset), linesBefore: from.line });
      from = { offset, line };
    }
    blank = /^[ \t]*$/.test(content);
    html = !blank && (html || (open === 'none' && /^ {0,3}</.test(content)));
    // HTML may swallow fences, and comments and scripts go on after a blank line.
    const swallows: boolean = html && (fence.test(content) || /^ {0,3}<(?:[!?]|script|pre|style|textarea)/i.test(content));
    open = swallows ? 'unsure' : fenceAfter(content, open);
    if (open === 'unsure') break;
    offset += whole.length;
    line += 1;
  }
  return [...pieces, { text: text.slice(from.offset), linesBefore: from.line }];
};
