import { createHash } from 'node:crypto';
import type { Report } from '../../core/report.ts';
import { markup, Markup } from './markup.ts';
import { pageStyle } from './page-style.ts';
import { environmentTable } from './parts/environment-table.ts';
import { eventsTable } from './parts/events-table.ts';
import { faultsTable } from './parts/faults-table.ts';
import { findingsList } from './parts/findings-list.ts';
import { loadAndLedger } from './parts/load-and-ledger.ts';
import { promisesTable } from './parts/promises-table.ts';
import { stepsList } from './parts/steps-list.ts';
import { verdictBanner } from './parts/verdict-banner.ts';
import { timelineFigure } from './timeline/timeline-figure.ts';

/** Only this very style sheet is let in: no script, no picture, no font and no address, whatever a log line may contain. */
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'; base-uri 'none'; form-action 'none'`;

/** One report as a page that stands alone. */
export const renderPage = (report: Report): string => {
  const { drill, verdict } = report;
  const name = drill.variant === null ? drill.id : `${drill.id}.${drill.variant}`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${verdict}: ${name}</title>
${new Markup(`<style>${pageStyle}</style>`)}
</head>
<body>
<header class="masthead"><b>firedrill</b><span>trial report</span><code>${report.run_id}</code></header>
<main>
${verdictBanner(report)}
${promisesTable(report)}
<section><h2>Timeline</h2>
${timelineFigure(report)}
</section>
${stepsList(report)}
${findingsList(report)}
${faultsTable(report)}
${loadAndLedger(report)}
${environmentTable(report)}
${eventsTable(report)}
</main>
</body>
</html>
`.toString();
};
