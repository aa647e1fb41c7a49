import type { Report, ReportPromise } from '../../../core/report.ts';
import { promiseFigures } from '../../promise-figures.ts';
import { markup, type Markup } from '../markup.ts';
import { verdictBadge } from './verdict-badge.ts';

const meaning: Readonly<Record<ReportPromise['name'], string>> = {
  detected: 'every documented signal was seen',
  alerted: 'the documented alert was delivered',
  restored: 'service was good again, and stayed good',
  lost: 'acknowledged writes that are gone',
};

/** Promised against measured, with a gauge for each duration. */
export const promisesTable = (report: Report): Markup => markup`<section><h2>Promised and measured</h2>
<table class="stack"><thead><tr><th>promise</th><th>documented</th><th>played as</th><th>measured</th><th class="wide"></th><th>verdict</th></tr></thead>
<tbody>${report.promises.map(promiseRow)}</tbody></table>
<p class="note">Counted from the first injection${report.timing.factor === 1 ? '' : `; every documented duration was divided by ${String(report.timing.factor)}`}. The line in a gauge is the promise; the pale end of a bar is the error of the measurement.</p></section>`;

const promiseRow = (promise: ReportPromise): Markup => {
  const { documented, played, measured, error } = promiseFigures(promise);
  const exactness = error === '' ? null : markup` <span class="soft">${error === 'exact' ? 'exact' : `± ${error}`}</span>`;
  return markup`<tr><th scope="row">${promise.name}<span class="note">${meaning[promise.name]}</span></th><td data-label="documented">${documented}</td>
<td data-label="played as">${promise.unit === 'ms' ? played : '–'}</td><td data-label="measured"><b>${measured}</b>${exactness}</td>
<td class="wide">${promise.unit === 'ms' ? gauge(promise) : null}</td><td data-label="verdict">${verdictBadge(promise.verdict)}</td></tr>`;
};

const gauge = ({ promised, measured, error, verdict }: ReportPromise): Markup => {
  const full = Math.max(promised, measured ?? 0, 1) * 1.1;
  const x = (ms: number): number => (200 * Math.max(0, ms)) / full;
  const bar =
    measured === null
      ? null
      : markup`<rect x="0" y="4" width="${x(measured)}" height="8" rx="1.5" class="pale ${verdict}"/><rect x="0" y="4" width="${x(measured - error)}" height="8" rx="1.5" class="${verdict}"/>`;
  return markup`<svg viewBox="0 0 200 16" preserveAspectRatio="none" class="gauge" aria-hidden="true"><rect x="0" y="4" width="200" height="8" rx="1.5" class="track"/>${bar}<line x1="${x(promised)}" x2="${x(promised)}" y1="0" y2="16"/></svg>`;
};
