import { itemsOf } from '../../../core/coverage.ts';
import { markup } from '../../html/markup.ts';
import { page } from '../../html/page.ts';
import { pageStyle } from '../../html/page-style.ts';
import { formatShare } from '../format-share.ts';
import type { CoveragePage } from './coverage-page.ts';
import { coverageStyle } from './coverage-style.ts';
import { drawLine } from './draw-line.ts';
import { placeItems } from './place-items.ts';
import { sectionsTable } from './sections-table.ts';
import { summaryBanner } from './summary-banner.ts';
import { wrongLines } from './wrong-lines.ts';

/** Documents as they are drawn, each line with its status in a gutter and its evidence one click away: one page that stands alone. */
export const renderCoverage = (options: CoveragePage): string => {
  const { coverage, linesOf, pageOf } = options;
  const sheets = coverage.documents.map((document, index) => {
    const { file } = document;
    const lines = linesOf(file);
    const sheet = { number: index + 1, at: placeItems(lines, itemsOf(document)), pageOf };
    return markup`<section class="document"><h2 class="file"><code>${file}</code></h2>
<div class="sheet">${lines.map((line) => drawLine(line, sheet))}</div></section>\n`;
  });
  const tables = coverage.documents.map((document, index) => sectionsTable(document, index + 1, coverage.documents.length === 1));
  const held = formatShare(coverage.totals.held_percent);
  return page({
    title: `${held} held: ${coverage.documents.map(({ file }) => file).join(', ')}`,
    kind: 'runbook coverage',
    name: `${held} held`,
    style: pageStyle + coverageStyle,
    body: markup`${summaryBanner(coverage)}\n${wrongLines(options)}\n${tables}\n${sheets}`,
  });
};
