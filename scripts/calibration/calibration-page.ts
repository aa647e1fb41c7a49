import { quantile } from '../bench/statistics.ts';
import { table } from '../bench/table.ts';
import { periodMs } from './ask-reference.ts';
import type { Comparison } from './compare-closed-loop.ts';
import type { MeasuredLateness } from './measure-lateness.ts';
import { errorsOf, isUndisturbed, type MeasuredStall } from './measured-stall.ts';

export interface Calibration {
  readonly stalls: readonly MeasuredStall[];
  readonly lateness: readonly MeasuredLateness[];
  readonly comparison: Comparison;
}

const ms = (value: number): string => `${value.toFixed(Math.abs(value) < 10 ? 2 : 1)} ms`;

/** The figures of one calibration as a page, with the command that makes them and the machine that they are of. */
export const calibrationPage = ({ stalls, lateness, comparison }: Calibration, command: string, machine: string): string =>
  [
    '# Calibration of the load',
    '',
    `Written by \`${command}\``,
    `on ${machine}.`,
    '',
    'A reference server, in a process of its own, stands still for 50, 250 and 2,000 ms at random instants, and writes down when it began and ended on the machine’s monotonic clock. Meanwhile a load asks it every',
    `${String(periodMs)} ms over the loopback interface, in its thread, exactly as in a trial. The outage is told from users’ operations alone (\`runner/incident.ts\`) and held against the server’s log.`,
    '',
    '## Outages',
    '',
    table(
      ['stall', 'stalls', 'undisturbed', 'error p50', 'error p95', 'largest', 'bias', 'stated ± p50'],
      [
        ...[...new Set(stalls.map(({ wantedMs }) => wantedMs))].map((wanted) =>
          stallRow(
            `${wanted.toLocaleString('en-GB')} ms`,
            stalls.filter(({ wantedMs }) => wantedMs === wanted),
          ),
        ),
        stallRow('all', stalls),
        stallRow('undisturbed', stalls.filter(isUndisturbed)),
      ],
    ),
    '',
    `Error is the absolute difference of an outage to the server’s log; bias is its mean with its sign. A stall is undisturbed when nothing near it was marked as degraded: no thread of the harness stood still, and the`,
    `load started on time. Goals, of undisturbed stalls: p95 at most ${String(periodMs)} ms, one period; bias at most 2 ms either way. On a busy machine the server takes longer to work off who waited, which users feel and its log does`,
    'not know. “Stated” is the error that the figure itself comes with.',
    '',
    ...(stalls.filter(isUndisturbed).length < stalls.length / 2
      ? ['**The machine was too busy to calibrate on: most of these figures are marked as degraded.**', '']
      : []),
    '## Lateness',
    '',
    table(
      ['every processor busy', 'operations', 'p50', 'p99', 'latest', 'degraded stretches'],
      lateness.map(({ busy, lateMs, degraded }) => [
        `${String(busy * 100)} %`,
        String(lateMs.length),
        ms(quantile(lateMs, 0.5)),
        ms(quantile(lateMs, 0.99)),
        ms(quantile(lateMs, 1)),
        String(degraded),
      ]),
    ),
    '',
    'How long after its instant an operation starts, while other processes keep every processor busy for a share of each 10 ms. Goal: p99 at most 1 ms, or marked as degraded in the report.',
    '',
    '## What a load that waits for its answers does not see',
    '',
    `The same stall of ${String(comparison.stallMs / 1_000)} s within ${String(comparison.lastsMs / 1_000)} s. The closed loop has one connection and asks again 1 ms after each answer; the open model asks every ${String(periodMs)} ms whatever comes back.`,
    '',
    table(
      ['load', 'operations', 'p50', 'p99', 'p99.9', 'max', 'longer than 100 ms'],
      [['closed loop', comparison.closedMs] as const, ['open model', comparison.openMs] as const].map(([name, latencies]) => [
        name,
        String(latencies.length),
        ...[0.5, 0.99, 0.999, 1].map((share) => ms(quantile(latencies, share))),
        String(latencies.filter((latency) => latency > 100).length),
      ]),
    ),
    '',
  ].join('\n');

const stallRow = (name: string, stalls: readonly MeasuredStall[]): readonly string[] => {
  const count = [name, String(stalls.length), String(stalls.filter(isUndisturbed).length)];
  if (stalls.length === 0) return [...count, '–', '–', '–', '–', '–'];
  const { absolute, bias } = errorsOf(stalls);
  const stated = stalls.map(({ statedErrorMs }) => statedErrorMs);
  return [...count, ...[0.5, 0.95, 1].map((share) => ms(quantile(absolute, share))), ms(bias), ms(quantile(stated, 0.5))];
};
