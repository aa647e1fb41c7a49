import type { CoverageStatus } from '../../../core/coverage.ts';
import { markup, type Markup } from '../../html/markup.ts';
import { coverageMark, statusWords } from '../coverage-mark.ts';

/** A status as a small label: sign, word and colour. */
export const statusBadge = (status: CoverageStatus): Markup =>
  markup`<span class="badge ${status}"><span aria-hidden="true">${coverageMark[status]}</span> ${statusWords[status]}</span>`;
