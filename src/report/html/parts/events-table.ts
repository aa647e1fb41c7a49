import type { Report } from '../../../core/report.ts';
import type { Event } from '../../../core/timeline.ts';
import { formatCount } from '../../format-count.ts';
import { markup, type Markup } from '../markup.ts';
import { toldEvents } from './told-events.ts';

const common = new Set(['id', 'atMs', 'errorMs', 'kind']);

/** What stands in one field of an event at most: some hold a list of everything that was ever written. */
const longest = 300;

/** The recorded events, as far as a page has room for them, and what was left out. */
export const eventsTable = ({ timeline }: Report): Markup => {
  const { shown, leftOut } = toldEvents(timeline);
  return markup`<section><details><summary><h2>Events <small>${formatCount(shown.length)} of ${formatCount(timeline.length)}; all are in report.json</small></h2></summary>
${leftOut.length === 0 ? null : markup`<p class="note">Left out: ${leftOut.join(', ')}.</p>`}
<div class="scroll"><table class="events"><thead><tr><th>id</th><th>at</th><th>±</th><th>kind</th><th>what</th></tr></thead><tbody>${shown.map(eventRow)}</tbody></table></div></details></section>`;
};

const eventRow = (event: Event): Markup => {
  const fields = Object.entries(event).filter(([name]) => !common.has(name));
  return markup`<tr><td>${event.id}</td><td class="right">${(event.atMs / 1_000).toFixed(3)} s</td><td class="right">${event.errorMs === 0 ? '' : `${String(Math.round(event.errorMs))} ms`}</td><td>${event.kind}</td><td>${fields.map(
    ([name, value]) =>
      markup`<span class="field"><span class="soft">${name}</span> ${shortened(typeof value === 'string' ? value : JSON.stringify(value))}</span> `,
  )}</td></tr>`;
};

const shortened = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)}… (${formatCount(text.length)} characters)`);
