import { coverageStatuses, type Coverage } from '../../../core/coverage.ts';
import { formatCount } from '../../format-count.ts';
import { markup, type Markup } from '../../html/markup.ts';
import { formatShare } from '../format-share.ts';
import { formatInstant } from './format-instant.ts';
import { statusBadge } from './status-badge.ts';
import { statusBar } from './status-bar.ts';

/** The share that held, as one figure, one sentence, one bar and a count of each status. */
export const summaryBanner = ({ totals, documents }: Coverage): Markup => {
  const { statuses, held_percent: held, last_tried: last } = totals;
  const here = coverageStatuses.reduce((sum, status) => sum + (status === 'not-here' ? 0 : statuses[status]), 0);
  const names = documents.map(({ file }) => markup`<code>${file}</code> `);
  const when = last === null ? 'No trial has tried any of it.' : `The last trial began ${formatInstant(last)}.`;
  const counts = coverageStatuses
    .toReversed()
    .filter((status) => statuses[status] > 0)
    .map((status) => markup`<li>${statusBadge(status)} <b>${formatCount(statuses[status])}</b></li>`);
  return markup`<section class="banner coverage">
<p class="word">${formatShare(held)} <small>held</small></p>
<h1>${names}</h1>
<p class="summary">${
    here === 0
      ? 'Nothing in here can be tried: no signals, alerts, steps or promises.'
      : `Of ${formatCount(here)} steps, commands, alerts and promises, ${formatCount(here - statuses['never-tried'])} were tried and ${formatCount(statuses.held)} held. ${when}`
  }</p>
${here === 0 ? null : statusBar(totals)}
<ul class="legend">${counts}</ul>
</section>`;
};
