import type { Report } from '../../../core/report.ts';
import type { Event } from '../../../core/timeline.ts';
import { formatCount } from '../../format-count.ts';
import { markup, type Markup } from '../markup.ts';

const most = 2_000;
const common = new Set(['id', 'atMs', 'errorMs', 'kind']);

/** The recorded events. Operations that went well and samples that say the same again are left to report.json. */
export const eventsTable = ({ timeline }: Report): Markup => {
  const told = withoutRepeats(timeline);
  const shown = told.slice(0, most);
  return markup`<section><details><summary><h2>Events <small>${formatCount(shown.length)} of ${formatCount(timeline.length)}; all are in report.json</small></h2></summary>
<div class="scroll"><table class="events"><thead><tr><th>id</th><th>at</th><th>±</th><th>kind</th><th>what</th></tr></thead><tbody>${shown.map(eventRow)}</tbody></table></div></details></section>`;
};

const withoutRepeats = (timeline: readonly Event[]): readonly Event[] => {
  const last = new Map<string, boolean>();
  return timeline.filter((event) => {
    if (event.kind === 'operation') return event.outcome !== 'ok';
    if (event.kind !== 'sample') return true;
    const same = last.get(event.condition) === event.holds;
    last.set(event.condition, event.holds);
    return !same;
  });
};

const eventRow = (event: Event): Markup => {
  const fields = Object.entries(event).filter(([name]) => !common.has(name));
  return markup`<tr><td>${event.id}</td><td class="right">${(event.atMs / 1_000).toFixed(3)} s</td><td class="right">${event.errorMs === 0 ? '' : `${String(Math.round(event.errorMs))} ms`}</td><td>${event.kind}</td><td>${fields.map(
    ([name, value]) =>
      markup`<span class="field"><span class="soft">${name}</span> ${typeof value === 'string' ? value : JSON.stringify(value)}</span> `,
  )}</td></tr>`;
};
