import { formatDuration } from '../../../core/duration.ts';
import { formatPlace } from '../../../core/place.ts';
import type { Report, ReportStep } from '../../../core/report.ts';
import { markup, type Markup } from '../markup.ts';
import { outputEnd } from './output-end.ts';
import { verdictBadge } from './verdict-badge.ts';

/** A document of fifty steps, each of which floods its output, stays a page that a browser opens at once. */
const mostOutput = 8_000;

/** The document, step by step: what it says, what carried it out and what came of it. */
export const stepsList = (report: Report): Markup => {
  const { steps, tried, held } = report.coverage;
  return markup`<section><h2>The runbook, step by step <small>${String(steps)} steps, ${String(tried)} tried, ${String(held)} held</small></h2>
${partList(
  'Detection',
  report.steps.filter(({ part }) => part === 'detection'),
)}
${partList(
  'Recovery',
  report.steps.filter(({ part }) => part === 'recovery'),
)}</section>`;
};

const partList = (title: string, steps: readonly ReportStep[]): Markup | null =>
  steps.length === 0 ? null : markup`<h3>${title}</h3><ol class="steps">${steps.map(stepItem)}</ol>`;

const stepItem = (step: ReportStep): Markup => {
  const command = step.command === null ? null : markup`<pre class="command"><code>${step.command}</code></pre>`;
  const bound = step.bound_to === null ? null : markup` <span class="soft">· bound to: ${step.bound_to}</span>`;
  const bad = step.verdict !== 'held' && step.verdict !== 'not-tried';
  const output =
    step.output === null || step.output === ''
      ? null
      : markup`<details${bad ? markup` open` : null}><summary>output</summary>${outputEnd(step.output, mostOutput)}</details>`;
  const figures = [
    ...(step.exit_code === null ? [] : [`exit code ${String(step.exit_code)}`]),
    ...(step.duration_ms === null ? [] : [formatDuration(step.duration_ms)]),
  ].join(' · ');
  return markup`<li class="step ${step.verdict}"><p class="head"><code class="place">${formatPlace(step)}</code>${verdictBadge(step.verdict)}<span class="figures">${figures}</span></p>
<p class="text">${step.text}</p>${command}<p class="why">${step.why}${bound}</p>${output}</li>`;
};
