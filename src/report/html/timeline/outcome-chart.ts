import { formatDuration } from '../../../core/duration.ts';
import type { Report } from '../../../core/report.ts';
import { formatCount } from '../../format-count.ts';
import { markup, type Markup } from '../markup.ts';
import type { Bucket, Buckets } from './bucket-operations.ts';
import { chartRoom, drawChart } from './chart.ts';
import type { TimeScale } from './time-scale.ts';
import { linearAxis } from './value-axis.ts';

/** As many kinds of failure have a colour of their own; the rare ones share one. */
const mostKinds = 4;

/** A layer of the stack: what it is called, and how many of it a bucket has. */
interface Layer {
  readonly swatch: string;
  readonly name: string;
  readonly of: (bucket: Bucket) => number;
}

const layersOf = (list: readonly Bucket[]): readonly Layer[] => {
  const totals = new Map<string, number>();
  for (const [kind, count] of list.flatMap(({ failed }) => [...failed])) totals.set(kind, (totals.get(kind) ?? 0) + count);
  const kinds = [...totals].toSorted(([a, few], [b, many]) => many - few || a.localeCompare(b)).map(([kind]) => kind);
  const own = kinds.slice(0, mostKinds);
  const rare = kinds.slice(mostKinds);
  const layers: readonly Layer[] = [
    { swatch: 'ok', name: 'ok', of: ({ ok }) => ok },
    ...own.map((kind, index) => ({ swatch: `kind${String(index + 1)}`, name: kind, of: ({ failed }: Bucket) => failed.get(kind) ?? 0 })),
    {
      swatch: 'rare',
      name: rare.length === 1 ? (rare[0] ?? '') : `of ${String(rare.length)} other kinds`,
      of: ({ failed }) => rare.reduce((sum, kind) => sum + (failed.get(kind) ?? 0), 0),
    },
    { swatch: 'unsent', name: 'unsent', of: ({ unsent }) => unsent },
  ];
  return layers.filter(({ of }) => list.some((bucket) => of(bucket) > 0));
};

const sumOf = (list: readonly Bucket[], { of }: Layer): number => list.reduce((sum, bucket) => sum + of(bucket), 0);

/** What became of the operations, layer on layer: those that went well at the bottom, then failures by their kind, then what could not be sent. */
export const outcomeChart = (report: Report, scale: TimeScale, { lengthMs, list }: Buckets): Markup | null => {
  if (list.length === 0) return null;
  const layers = layersOf(list);
  const rateOf = (count: number, { fromMs, toMs }: Bucket): number => (1_000 * count) / (toMs - fromMs);
  const most = Math.max(
    ...list.map((bucket) =>
      rateOf(
        layers.reduce((sum, { of }) => sum + of(bucket), 0),
        bucket,
      ),
    ),
  );
  const axis = linearAxis(most, chartRoom, (value) => `${formatCount(value)}/s`);
  const marks = list.map((bucket) => {
    const from = scale.x(bucket.fromMs);
    const width = Math.max(0.6, scale.x(bucket.toMs) - from - 0.6);
    let below = 0;
    const stack = layers.map((layer) => {
      const count = layer.of(bucket);
      const [floor, top] = [axis.y(rateOf(below, bucket)), axis.y(rateOf(below + count, bucket))];
      below += count;
      return count === 0 ? null : markup`<rect x="${from}" y="${top}" width="${width}" height="${floor - top}" class="${layer.swatch}"/>`;
    });
    return below === 0 ? null : markup`<g><title>${wordsOf(bucket, layers)}</title>${stack}</g>`;
  });
  const totals = layers.map((layer) => `${formatCount(sumOf(list, layer))} ${layer.name}`);
  return drawChart(report, scale, {
    id: 'outcome',
    title: 'Outcome',
    description: `What became of the operations, as a rate per ${formatDuration(lengthMs)}: ${totals.join(', ')}.`,
    // As they are stacked: what is on top comes first.
    legend: layers.map((layer) => ({ swatch: layer.swatch, words: `${formatCount(sumOf(list, layer))} ${layer.name}` })).toReversed(),
    axis,
    marks: markup`${marks}`,
  });
};

const wordsOf = (bucket: Bucket, layers: readonly Layer[]): string => {
  const counts = layers.flatMap(({ name, of }) => (of(bucket) === 0 ? [] : [`${formatCount(of(bucket))} ${name}`]));
  return `at ${formatDuration(bucket.fromMs)}: ${counts.join(', ')}`;
};
