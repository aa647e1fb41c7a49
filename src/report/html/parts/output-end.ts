import { formatCount } from '../../format-count.ts';
import { markup, type Markup } from '../markup.ts';

/** What a command printed: its end, which says what came of it, and how much stands before that. All of it is in the report. */
export const outputEnd = (output: string, most: number): Markup => {
  const shown = output.slice(-most);
  const left = output.length - shown.length;
  return markup`${left === 0 ? null : markup`<p class="note">${formatCount(left)} characters before this are in report.json</p>`}<pre tabindex="0">${shown.trimEnd()}</pre>`;
};
