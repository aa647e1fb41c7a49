import { formatDuration } from '../../../core/duration.ts';
import type { Report, ReportQuantiles } from '../../../core/report.ts';
import { formatCount } from '../../format-count.ts';
import { markup, type Markup } from '../markup.ts';
import type { Bucket, Buckets } from './bucket-operations.ts';
import { chartRoom, drawChart } from './chart.ts';
import type { TimeScale } from './time-scale.ts';
import { linearAxis, logAxis, type ValueAxis } from './value-axis.ts';

/** A bucket in which something was sent. */
type Timed = Bucket & { readonly latency: ReportQuantiles };

/** Beyond this ratio a linear axis would press everyday latencies flat against its floor. */
const widest = 20;
/** Above the line of the objective. */
const air = 1.2;
/** Nothing is measured more finely. */
const finest = 0.1;

const axisFor = (timed: readonly Timed[], within: number | undefined): ValueAxis & { readonly isLog: boolean } => {
  const bounds = within === undefined ? [] : [within * air];
  const least = Math.max(finest, Math.min(...timed.map(({ latency }) => latency.p50), ...bounds));
  const most = Math.max(finest, ...timed.map(({ latency }) => latency.max), ...bounds);
  const isLog = most / least > widest;
  return { isLog, ...(isLog ? logAxis(least, most, chartRoom, formatDuration) : linearAxis(most, chartRoom, formatDuration)) };
};

/** How long users waited: half of them at most as long as the line says, 99 of 100 as the upper edge of the band, nobody longer than the dots. What is above the objective was too slow. */
export const latencyChart = (report: Report, scale: TimeScale, { lengthMs, list }: Buckets): Markup | null => {
  const timed = list.filter((bucket): bucket is Timed => bucket.latency !== null);
  const [slowest] = timed.toSorted((a, b) => b.latency.max - a.latency.max);
  if (slowest === undefined) return null;
  const within = report.load.objective?.within_ms ?? undefined;
  const axis = axisFor(timed, within);
  const box = ({ fromMs, toMs }: Bucket): { readonly from: number; readonly width: number } => ({
    from: scale.x(fromMs),
    width: Math.max(0.6, scale.x(toMs) - scale.x(fromMs) - 0.6),
  });
  const marks = timed.map((bucket) => {
    const { p50, p99, max } = bucket.latency;
    const { from, width } = box(bucket);
    return markup`<g><title>${words(bucket)}</title><rect x="${from}" y="${axis.y(p99)}" width="${width}" height="${axis.y(p50) - axis.y(p99)}" class="band"/><rect x="${from}" y="${axis.y(p50) - 1}" width="${width}" height="2" class="half"/><rect x="${from + width / 2 - 1}" y="${axis.y(max) - 1}" width="2" height="2" class="max"/></g>`;
  });
  return drawChart(report, scale, {
    id: 'latency',
    title: 'Latency',
    description: `How long operations took from the instant at which they were meant to start, per ${formatDuration(lengthMs)}, on a ${axis.isLog ? 'logarithmic' : 'linear'} axis. The slowest took ${formatDuration(slowest.latency.max)}, at ${formatDuration(slowest.fromMs)}. Everything that was sent counts, what failed too.${within === undefined ? '' : ` The line across is the objective: ${formatDuration(within)}.`}`,
    legend: [
      { swatch: 'max', words: 'max' },
      { swatch: 'band', words: 'p99' },
      { swatch: 'half', words: 'p50' },
      ...(within === undefined ? [] : [{ swatch: 'objective', words: `within ${formatDuration(within)}` }]),
      ...(axis.isLog ? [{ swatch: 'none', words: 'logarithmic' }] : []),
    ],
    axis,
    marks: markup`${marks}${within === undefined ? null : objectiveLine(scale, axis, within)}`,
  });
};

const objectiveLine = ({ left, right }: TimeScale, { y }: ValueAxis, within: number): Markup =>
  markup`<line x1="${left}" x2="${right}" y1="${y(within)}" y2="${y(within)}" class="objective"><title>the latency objective, ${formatDuration(within)}</title></line>`;

const words = ({ fromMs, ok, failed, latency: { p50, p99, max } }: Timed): string => {
  const sent = ok + [...failed.values()].reduce((sum, count) => sum + count, 0);
  return `at ${formatDuration(fromMs)}: p50 ${formatDuration(p50)}, p99 ${formatDuration(p99)}, max ${formatDuration(max)}, of ${formatCount(sent)} sent`;
};
