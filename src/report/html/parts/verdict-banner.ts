import { formatDuration } from '../../../core/duration.ts';
import { formatPlace } from '../../../core/place.ts';
import type { Report } from '../../../core/report.ts';
import { verdictMark } from '../../verdict-mark.ts';
import { markup, type Markup } from '../markup.ts';

const endings = { 'finished': null, 'aborted': 'aborted', 'harness-error': 'firedrill itself failed' } as const;

/** The verdict, the sentence that decided it, and what was tried how. */
export const verdictBanner = (report: Report): Markup => {
  const { drill, runbook, timing, verdict, outcome } = report;
  const ending = endings[outcome];
  const share = timing.wall_ms > 0 ? Math.round((100 * timing.documented_wait_ms) / timing.wall_ms) : 0;
  const facts: readonly (readonly [string, Markup])[] = [
    ['Runbook', markup`<code>${formatPlace(runbook)}</code> ${runbook.section}`],
    ['Drill', markup`<code>${drill.file}</code>`],
    ['Timing', markup`${timing.name}${timing.factor === 1 ? ': as documented' : `: documented durations ÷ ${String(timing.factor)}`}`],
    ['Wall clock', markup`${formatDuration(timing.wall_ms)}, ${String(share)} % of it documented waiting`],
    ['Started', markup`${report.started_at.replace('T', ' ').replace(/\.\d+Z$/, ' UTC')}`],
    ['Exit code', markup`${String(report.exit_code)}`],
  ];
  return markup`<section class="banner ${verdict}">
<p class="word"><span aria-hidden="true">${verdictMark[verdict]}</span> ${verdict.slice(0, 1).toUpperCase()}${verdict.slice(1)}${ending === null ? null : markup` <small>${ending}</small>`}</p>
<h1>${drill.id}${drill.variant === null ? null : markup` <small>variant ${drill.variant}</small>`}</h1>
<p class="summary">${report.summary}</p>
<dl class="facts">${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</section>`;
};
