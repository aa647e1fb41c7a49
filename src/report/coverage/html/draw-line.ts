import type { DocumentLine } from '../../../core/document-line.ts';
import { markup, type Markup } from '../../html/markup.ts';
import { drawEvidence } from './draw-evidence.ts';
import { drawGutter } from './draw-gutter.ts';
import { drawSpans } from './draw-spans.ts';
import { drawTable } from './draw-table.ts';
import { lineId } from './line-id.ts';
import type { Sheet } from './sheet.ts';

const row = (sheet: Sheet, line: DocumentLine, look: string, content: Markup): Markup => {
  const known = sheet.at(line.line, line.kind === 'code');
  const classes = `row ${look} in${String(Math.min(line.indent, 6))} ${known.status ?? 'plain'}`;
  return markup`<div class="${classes}" id="${lineId(sheet.number, line.line)}"><div class="gutter">${drawGutter(sheet, line.line, known)}</div><div class="said">${content}</div>${drawEvidence(known, sheet)}</div>\n`;
};

const heading = (level: number, content: readonly Markup[]): Markup => {
  // The page has a heading of its own.
  if (level === 1) return markup`<h2>${content}</h2>`;
  if (level === 2) return markup`<h3>${content}</h3>`;
  return level === 3 ? markup`<h4>${content}</h4>` : markup`<h5>${content}</h5>`;
};

/** One line of the document with its gutter, its status and its evidence. */
export const drawLine = (line: DocumentLine, sheet: Sheet): Markup => {
  switch (line.kind) {
    case 'heading':
      return row(sheet, line, `heading level${String(line.level)}`, heading(line.level, drawSpans(line.spans)));
    case 'words':
      return row(
        sheet,
        line,
        'words',
        markup`${line.marker === '' ? null : markup`<span class="marker">${line.marker}</span>`}<p>${drawSpans(line.spans)}</p>`,
      );
    case 'code':
      return row(sheet, line, `code ${line.edge}`, markup`<code>${line.text === '' ? ' ' : line.text}</code>`);
    case 'table':
      return drawTable(line, sheet);
    case 'rule':
      return row(sheet, line, 'rule', markup`<hr>`);
  }
};
