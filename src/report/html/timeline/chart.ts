import { formatDuration } from '../../../core/duration.ts';
import type { Report } from '../../../core/report.ts';
import { markup, type Markup } from '../markup.ts';
import { clockLines } from './clock-marks.ts';
import type { TimeScale } from './time-scale.ts';
import { figureWidth } from './trial-scale.ts';
import type { Room, ValueAxis } from './value-axis.ts';

const ceiling = 12;
const tall = 130;

/** The room that every chart has for what it draws. */
export const chartRoom: Room = { ceiling, floor: ceiling + tall };

/** What the colours of a chart stand for: the class of its swatch, and its words. */
export interface LegendEntry {
  readonly swatch: string;
  readonly words: string;
}

export interface Chart {
  /** Tells it from other charts of the page. */
  readonly id: string;
  readonly title: string;
  /** What can be seen in it, in sentences, for whoever does not see it. */
  readonly description: string;
  /** Left of the axis; the first is on top. */
  readonly legend: readonly LegendEntry[];
  readonly axis: ValueAxis;
  readonly marks: Markup;
}

const legendLetters = 14;

/** A chart on the time axis of the trial: phases shaded, clocks as lines. */
export const drawChart = (report: Report, scale: TimeScale, { id, title, description, legend, axis, marks }: Chart): Markup => {
  const { x, left, right, ticks } = scale;
  const { floor } = chartRoom;
  const shades = report.timing.phases.map(
    ({ phase, began_ms: began, ended_ms: ended }, index) =>
      markup`<rect x="${x(began)}" y="${ceiling}" width="${Math.max(0, x(ended) - x(began))}" height="${tall}" class="shade ${index % 2 === 0 ? 'even' : 'odd'}"><title>${phase}: ${formatDuration(ended - began)}</title></rect>`,
  );
  const lines = axis.ticks.map(
    ({ value, label }) =>
      markup`<line x1="${left}" x2="${right}" y1="${axis.y(value)}" y2="${axis.y(value)}" class="grid"/><text x="${left - 8}" y="${axis.y(value) + 4}" class="end faint">${label}</text>`,
  );
  const times = ticks.map(({ ms, label }) => markup`<text x="${x(ms)}" y="${floor + 16}" class="mid faint">${label}</text>`);
  const entries = legend.map(({ swatch, words }, index) => {
    const top = ceiling + 17 + index * 16;
    const shown = words.length > legendLetters ? `${words.slice(0, legendLetters - 1)}…` : words;
    return markup`<rect x="1" y="${top}" width="10" height="10" rx="2" class="${swatch}"/><text x="16" y="${top + 9}" class="faint">${shown}<title>${words}</title></text>`;
  });
  return markup`<svg viewBox="0 0 ${figureWidth} ${floor + 24}" role="img" aria-labelledby="${id}-title ${id}-desc" class="timeline chart"><title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>
${shades}${lines}<text x="0" y="${ceiling + 8}" class="name">${title}</text>${entries}${marks}${clockLines(report, scale, ceiling, floor)}${times}</svg>`;
};
