import type { Report } from '../../../core/report.ts';
import { eventsOf, type EventOf } from '../../../core/timeline.ts';
import { markup, type Markup } from '../markup.ts';
import type { Lane } from './lane.ts';
import type { TimeScale } from './time-scale.ts';

const height = 20;
const most = 5;

/**
 * One row for each alert: a hollow mark where Prometheus said so, a full one where the receiver got it; firing is a diamond, resolved a
 * ring, and dashed is what has not fired yet or never did. The alert that was seen first comes first.
 */
export const alertLanes = (report: Report, { x, left }: TimeScale): readonly Lane[] => {
  const alerts = eventsOf({ events: report.timeline }, 'alert');
  const names = [...new Set(alerts.map(({ alert }) => alert))].slice(0, most);
  if (names.length === 0) {
    return [{ label: 'alert', height, draw: (top) => markup`<text x="${left}" y="${top + 14}" class="faint">none was seen</text>` }];
  }
  return names.map((name) => ({
    label: name,
    height,
    draw: (top) => markup`${alerts.filter(({ alert }) => alert === name).map((event) => mark(event, x(event.atMs), top + height / 2))}`,
  }));
};

const mark = ({ alert, state, seen }: EventOf<'alert'>, cx: number, cy: number): Markup => {
  const title = markup`<title>${alert} ${state}, ${seen === 'delivered' ? 'delivered' : 'as Prometheus says'}</title>`;
  const style = `alert ${seen} ${state}`;
  return state === 'firing' || state === 'pending'
    ? markup`<path d="M${cx} ${cy - 6}L${cx + 6} ${cy}L${cx} ${cy + 6}L${cx - 6} ${cy}Z" class="${style}">${title}</path>`
    : markup`<circle cx="${cx}" cy="${cy}" r="4.5" class="${style}">${title}</circle>`;
};
