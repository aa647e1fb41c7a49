import { counted } from '../../core/counted.ts';
import { formatDuration } from '../../core/duration.ts';
import type { TrackRecord } from '../../core/track-record.ts';
import { cutText } from '../console/cut-text.ts';
import type { Paint } from '../console/paint.ts';
import { sanitizeDeep } from '../console/sanitize-deep.ts';
import { historyNotes } from './history-notes.ts';
import { noteLines } from './history-text.ts';

/** Changes are said until so many trials have followed; `firedrill history` tells the older ones. */
const recent = 10;

/** What the history says at the end of a run: how the newest trial of each drill compares with those before it. */
export const historyClosing = (records: readonly TrackRecord[], paint: Paint): readonly string[] => {
  const { c, width } = paint;
  return sanitizeDeep(records).flatMap((record) => [
    `  ${c.bold('HISTORY')}  ${cutText(`${nameOf(record)}: ${restoredText(record)}`, width - 12)}`,
    ...noteLines(historyNotes(record, recent), paint),
  ]);
};

const nameOf = ({ drill, variant }: TrackRecord): string => (variant === null ? drill : `${drill}, variant ${variant}`);

const restoredText = ({ figures, trials }: TrackRecord): string => {
  const restored = figures.find(({ name }) => name === 'restored');
  const series = restored?.figures ?? null;
  if (restored === undefined || series === null) return `${counted(trials, 'trial')}, none of them restored`;
  const now = restored.newest === null ? 'not restored this time, as far as was seen' : `restored in ${formatDuration(restored.newest)}`;
  const sure = series.interval === null ? '' : ` (${formatDuration(series.interval.low)} – ${formatDuration(series.interval.high)})`;
  return `${now}; the median of ${String(series.n)} is ${formatDuration(series.median)}${sure}`;
};
