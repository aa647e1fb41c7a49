import type { Report } from '../../core/report.ts';
import { trialName } from '../../core/trial-name.ts';
import { markup } from './markup.ts';
import { page } from './page.ts';
import { pageStyle } from './page-style.ts';
import { environmentTable } from './parts/environment-table.ts';
import { eventsTable } from './parts/events-table.ts';
import { faultsTable } from './parts/faults-table.ts';
import { findingsList } from './parts/findings-list.ts';
import { loadAndLedger } from './parts/load-and-ledger.ts';
import { promisesTable } from './parts/promises-table.ts';
import { sharesTable } from './parts/shares-table.ts';
import { stepsList } from './parts/steps-list.ts';
import { verdictBanner } from './parts/verdict-banner.ts';
import { trialFigures } from './timeline/trial-figures.ts';

/** One report as a page that stands alone. */
export const renderPage = (report: Report): string => {
  const { drill, verdict } = report;
  const body = markup`${verdictBanner(report)}
${promisesTable(report)}
${sharesTable(report)}
<section><h2>Timeline</h2>
${trialFigures(report)}
</section>
${stepsList(report)}
${findingsList(report)}
${faultsTable(report)}
${loadAndLedger(report)}
${environmentTable(report)}
${eventsTable(report)}`;
  return page({ title: `${verdict}: ${trialName(drill)}`, kind: 'trial report', name: report.run_id, style: pageStyle, body });
};
