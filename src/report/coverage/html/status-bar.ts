import type { CoverageStatus, CoverageTotals } from '../../../core/coverage.ts';
import { markup, type Markup } from '../../html/markup.ts';

const order: readonly CoverageStatus[] = ['held', 'drift', 'inconclusive', 'broken', 'never-tried', 'not-here'];

/** The statuses of many lines as one bar. What it shows is always told in words beside it. */
export const statusBar = ({ statuses }: CoverageTotals): Markup => {
  const all = order.reduce((sum, status) => sum + statuses[status], 0);
  let x = 0;
  const parts = order.map((status) => {
    const width = all === 0 ? 0 : (200 * statuses[status]) / all;
    const from = x;
    x += width;
    return width === 0 ? null : markup`<rect x="${from}" y="0" width="${width}" height="10" class="${status}"/>`;
  });
  return markup`<svg viewBox="0 0 200 10" preserveAspectRatio="none" class="bar" aria-hidden="true">${parts}</svg>`;
};
