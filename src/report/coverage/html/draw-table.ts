import type { DocumentLine, TableRow } from '../../../core/document-line.ts';
import { markup, type Markup } from '../../html/markup.ts';
import { drawEvidence } from './draw-evidence.ts';
import { drawGutter } from './draw-gutter.ts';
import { drawSpans } from './draw-spans.ts';
import { lineId } from './line-id.ts';
import type { Sheet } from './sheet.ts';

type Table = Extract<DocumentLine, { readonly kind: 'table' }>;

const words = (spans: Table['head'][number]): string => spans.map(({ text }) => text).join('');

const tableRow = ({ line, cells }: TableRow, head: Table['head'], sheet: Sheet): Markup => {
  const known = sheet.at(line, false);
  const shown = drawEvidence(known, sheet);
  const tone = known.status ?? 'plain';
  const proof =
    shown === null
      ? null
      : markup`<tr class="proofs ${tone}"><td class="gutter"></td><td colspan="${String(Math.max(head.length, 1))}">${shown}</td></tr>`;
  return markup`<tr class="${tone}" id="${lineId(sheet.number, line)}"><td class="gutter">${drawGutter(sheet, line, known)}</td>${cells.map(
    (cell, index) => markup`<td data-label="${words(head[index] ?? [])}">${drawSpans(cell)}</td>`,
  )}</tr>${proof}\n`;
};

/** A table with a gutter of its own; the evidence of a row is in the row below it. */
export const drawTable = ({ line, head, rows }: Table, sheet: Sheet): Markup =>
  markup`<table class="grid"><thead><tr id="${lineId(sheet.number, line)}"><td class="gutter">${drawGutter(sheet, line, sheet.at(line, false))}</td>${head.map(
    (cell) => markup`<th scope="col">${drawSpans(cell)}</th>`,
  )}</tr></thead><tbody>${rows.map((each) => tableRow(each, head, sheet))}</tbody></table>\n`;
