import { markup, type Markup } from '../../html/markup.ts';
import { coverageMark } from '../coverage-mark.ts';
import { lineId } from './line-id.ts';
import type { LineCoverage } from './place-items.ts';
import type { Sheet } from './sheet.ts';

/** The number of a line and, where something is known of it, the sign of its status. */
export const drawGutter = ({ number }: Pick<Sheet, 'number'>, line: number, { status }: LineCoverage): Markup =>
  markup`<a href="#${lineId(number, line)}" aria-label="line ${String(line)}">${String(line)}</a><span class="mark" aria-hidden="true">${status === undefined ? '' : coverageMark[status]}</span>`;
