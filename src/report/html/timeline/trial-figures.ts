import type { Report } from '../../../core/report.ts';
import { eventsOf } from '../../../core/timeline.ts';
import { markup, type Markup } from '../markup.ts';
import { bucketOperations } from './bucket-operations.ts';
import { latencyChart } from './latency-chart.ts';
import { outcomeChart } from './outcome-chart.ts';
import { timelineFigure } from './timeline-figure.ts';
import { trialScale } from './trial-scale.ts';

/** Everything that is drawn over time, on one axis: on a small screen it all moves together. Charts are left out where nothing was sent. */
export const trialFigures = (report: Report): Markup => {
  const scale = trialScale(report);
  const buckets = bucketOperations(eventsOf({ events: report.timeline }, 'operation'));
  return markup`<div class="scroll">${timelineFigure(report, scale)}
${latencyChart(report, scale, buckets)}
${outcomeChart(report, scale, buckets)}</div>`;
};
