import { formatPlace } from '../../../core/place.ts';
import type { CoverageItem } from '../../../core/coverage.ts';
import { markup, type Markup } from '../../html/markup.ts';
import { wrongItems } from '../wrong-items.ts';
import type { CoveragePage } from './coverage-page.ts';
import { lineId } from './line-id.ts';
import { statusBadge } from './status-badge.ts';

/** What did not hold, with the way to its line. */
export const wrongLines = ({ coverage }: Pick<CoveragePage, 'coverage'>): Markup | null => {
  const found = coverage.documents.flatMap((document, index) => wrongItems(document).map((item) => wrongLine(item, document.file, index + 1)));
  return found.length === 0
    ? null
    : markup`<section><h2>Did not hold <small>${String(found.length)}</small></h2><ul class="findings">${found}</ul></section>`;
};

const wrongLine = ({ kind, line, text, status, why }: CoverageItem, file: string, number: number): Markup =>
  markup`<li class="finding ${status}">${statusBadge(status)}<div><p class="claim"><span class="soft">${kind}</span> ${text} <a class="place" href="#${lineId(number, line)}"><code>${formatPlace({ file, line })}</code></a></p><p class="saw">${why}</p></div></li>`;
