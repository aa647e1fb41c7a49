import { formatDuration } from '../../../core/duration.ts';
import type { Report, ReportFigure, ReportShare } from '../../../core/report.ts';
import { delayWords, figureWords, ownerNames } from '../../figure-words.ts';
import { markup, type Markup } from '../markup.ts';

/** Each figure over its floor and under its bound, with a bar of its owners and, one click away, everything that it is made of; the RTO is made of the others. Nothing without figures. */
export const sharesTable = (report: Report): Markup | null => {
  const figures = report.figures ?? [];
  if (figures.length === 0) return null;
  const delay = delayWords(report);
  return markup`<section><h2>Whose time it was</h2>
<table class="stack shares"><thead><tr><th>time</th><th>measured</th><th>floor</th><th>bound</th><th class="wide"></th><th>whose</th></tr></thead>
<tbody>${figures.map(figureRow)}</tbody></table>
<p class="note">Floor and bound are the least and the most that the settings of the system and the waits of the document allow, as they were played. ${delay === undefined ? '' : `${delay}.`}</p>
<details><summary>What they are made of</summary>
${figures.filter(({ name, knobs, owners }) => name !== 'rto' && knobs.length + owners.length > 0).map(madeOf)}
</details></section>`;
};

const figureRow = (figure: ReportFigure): Markup => {
  const { name, measured, error, floor, bound, owners } = figureWords(figure);
  const exactness = error === '' ? null : markup` <span class="soft">${error === 'exact' ? 'exact' : `± ${error}`}</span>`;
  return markup`<tr><th scope="row">${name}</th><td data-label="measured"><b>${measured}</b>${exactness}</td><td data-label="floor">${floor}</td>
<td data-label="bound">${bound}</td><td class="wide">${bar(figure)}</td><td data-label="whose">${owners.map(({ owner, words }) => markup`<span class="field ${owner}">${words}</span> `)}</td></tr>`;
};

/** The owners side by side, with a line for the floor and one for the bound. */
const bar = ({ owners, measured_ms: measured, floor_ms: floor, bound_ms: bound }: ReportFigure): Markup | null => {
  if (measured === null) return null;
  const full = Math.max(measured, floor, bound ?? 0, 1) * 1.02;
  const x = (ms: number): number => (200 * ms) / full;
  let from = 0;
  const parts = owners.map(({ owner, what, ms }) => {
    const at = from;
    from += ms;
    return markup`<rect x="${x(at)}" y="3" width="${x(ms)}" height="10" class="${owner}"><title>${ownerNames[owner]}: ${what}, ${formatDuration(ms)}</title></rect>`;
  });
  const line = (ms: number): Markup => markup`<line x1="${x(ms)}" x2="${x(ms)}" y1="0" y2="16"/>`;
  return markup`<svg viewBox="0 0 200 16" preserveAspectRatio="none" class="gauge" aria-hidden="true"><rect x="0" y="3" width="200" height="10" class="track"/>${parts}${floor > 0 ? line(floor) : null}${bound === null ? null : line(bound)}</svg>`;
};

const madeOf = (figure: ReportFigure): Markup => {
  const shares = figure.owners.map(
    ({ owner, what, ms }: ReportShare) =>
      markup`<tr><td>${ownerNames[owner]}</td><td>${what}</td><td class="right">${formatDuration(ms)}</td><td></td></tr>`,
  );
  const knobs = figure.knobs.map(
    ({ what, least_ms: least, most_ms: most, source }) =>
      markup`<tr><td class="soft">allows</td><td>${what}</td><td class="right">${least === most ? formatDuration(most) : `${formatDuration(least)} to ${formatDuration(most)}`}</td><td class="soft">${source}</td></tr>`,
  );
  return markup`<h3>${figureWords(figure).name}</h3><table class="events made"><tbody>${shares}${knobs}</tbody></table>`;
};
