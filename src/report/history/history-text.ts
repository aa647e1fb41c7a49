import type { TrackedFigure, TrackRecord } from '../../core/track-record.ts';
import { counted } from '../../core/counted.ts';
import type { Paint } from '../console/paint.ts';
import { sanitizeDeep } from '../console/sanitize-deep.ts';
import { wrapText } from '../console/wrap-text.ts';
import { figuresTable } from './figures-table.ts';
import { historyNotes, upPercent, worthSeeing, type HistoryNote } from './history-notes.ts';

/** For people: a table a drill, and below it what a reader must know. */
export const historyText = (records: readonly TrackRecord[], paint: Paint): string =>
  records
    .flatMap((record) => ['', ...recordLines(sanitizeDeep(record), paint)])
    .concat('')
    .map((line) => `${line}\n`)
    .join('');

const recordLines = (record: TrackRecord, paint: Paint): readonly string[] => {
  const { c, width } = paint;
  const { drill, variant, timing, machine, trials, recorded, first_at, last_at, verdicts, failures } = record;
  const factor = timing.factor === 1 ? '' : ` (÷ ${String(timing.factor)})`;
  const part = trials === recorded ? '' : ` of ${String(recorded)}`;
  const told = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${name} ${String(count)}`)
      .join(', ');
  const wrong = told(failures);
  const days =
    first_at.slice(0, 10) === last_at.slice(0, 10) ? `on ${last_at.slice(0, 10)}` : `from ${first_at.slice(0, 10)} to ${last_at.slice(0, 10)}`;
  return [
    `  ${c.bold(variant === null ? drill : `${drill}, variant ${variant}`)}  ${timing.name} timing${factor}`,
    ...wrapText(`on ${machine.words} [${machine.id}]`, width - 4).map((line) => `  ${c.dim(line)}`),
    ...wrapText(`${counted(trials, 'trial')}${part} ${days}: ${told(verdicts)}${wrong === '' ? '' : `; what went wrong: ${wrong}`}`, width - 4).map(
      (line) => `  ${line}`,
    ),
    ...figuresTable(
      record.figures.map((figure) => ({ ...figure, trend: trendOf(figure) })),
      paint,
    ),
    ...noteLines(historyNotes(record), paint),
  ];
};

/** The last change of level; or that there is none, where one could be seen. */
const trendOf = ({ changes, visible_change: visible }: TrackedFigure): string => {
  const last = changes.at(-1);
  if (last !== undefined) return `${last.by > 0 ? '+' : '-'}${String(Math.round(Math.abs(last.by) * 100))} %`;
  if (visible === null) return '';
  return visible <= worthSeeing ? 'steady' : `blind below ${upPercent(visible)}`;
};

/** Each note with its mark, wrapped. */
export const noteLines = (notes: readonly HistoryNote[], { c, width }: Paint): readonly string[] =>
  notes.flatMap(({ mark, ink, text }) => wrapText(text, width - 6).map((line, index) => `  ${index === 0 ? c[ink](mark) : ' '} ${line}`));
