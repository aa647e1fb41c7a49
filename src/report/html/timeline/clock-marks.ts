import { formatDuration } from '../../../core/duration.ts';
import { clockNames, type Report, type ReportClock } from '../../../core/report.ts';
import { markup, type Markup } from '../markup.ts';
import type { TimeScale } from './time-scale.ts';

const row = 17;
// Wide fonts need this much; narrow ones leave a little air.
const letter = 7.1;

export interface ClockMarks {
  /** Room above the lanes for the labels. */
  readonly height: number;
  /** Lines down to `bottom`, each with its label above and the room of its error to its left. */
  readonly draw: (bottom: number) => Markup;
}

interface Placed {
  readonly name: string;
  readonly clock: ReportClock;
  readonly at: number;
  readonly label: string;
  readonly level: number;
  readonly leftward: boolean;
}

/** Every clock that struck as a line alone, where its label stands in a figure above. */
export const clockLines = ({ clocks }: Report, { x }: TimeScale, top: number, bottom: number): Markup =>
  markup`${clockNames.map((name) => {
    const clock = clocks[name];
    if (clock === null) return null;
    const at = x(clock.at_ms);
    return markup`<g class="clock ${name}"><title>${name.replaceAll('_', ' ')}</title><line x1="${at}" x2="${at}" y1="${top}" y2="${bottom}"/></g>`;
  })}`;

/** Every clock that struck as a labelled line. Labels that would touch each other move to a row of their own. */
export const clockMarks = ({ clocks }: Report, { x, right }: TimeScale): ClockMarks => {
  const zero = clocks.injected?.at_ms;
  const ends: { from: number; to: number }[][] = [];
  const placed = clockNames.flatMap((name): Placed[] => {
    const clock = clocks[name];
    if (clock === null) return [];
    const words = name.replaceAll('_', ' ');
    const label = zero === undefined || name === 'injected' ? words : `${words} +${formatDuration(clock.at_ms - zero)}`;
    const at = x(clock.at_ms);
    const width = label.length * letter + 8;
    const leftward = at + width > right;
    const span = leftward ? { from: at - width, to: at } : { from: at, to: at + width };
    const free = ends.findIndex((taken) => taken.every(({ from, to }) => span.to < from || span.from > to));
    const level = free === -1 ? ends.length : free;
    (ends[level] ??= []).push(span);
    return [{ name, clock, at, label, level, leftward }];
  });
  const height = Math.max(1, ends.length) * row + 4;
  const draw = (bottom: number): Markup =>
    markup`${placed.map(({ name, clock, at, label, level, leftward }) => {
      const baseline = level * row + 12;
      const early = x(clock.at_ms - clock.error_ms);
      return markup`<g class="clock ${name}"><title>${label}${clock.error_ms === 0 ? '' : `, may be ${formatDuration(clock.error_ms)} earlier`}</title>
<rect x="${early}" y="${baseline + 4}" width="${at - early}" height="${bottom - baseline - 4}" class="error"/>
<line x1="${at}" x2="${at}" y1="${baseline - 9}" y2="${bottom}"/><text x="${leftward ? at - 4 : at + 4}" y="${baseline}" class="${leftward ? 'end' : 'start'}">${label}</text></g>`;
    })}`;
  return { height, draw };
};
