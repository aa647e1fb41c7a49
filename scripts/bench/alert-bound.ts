import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Repetition } from '../../src/core/repetition.ts';
import type { Report, ReportFigure } from '../../src/core/report.ts';
import type { Measurement } from './measurement.ts';
import { runFiredrill } from './run-firedrill.ts';

const drill = 'redis-outage';

/** A time to alert that was measured, and its bound. */
interface Alerted {
  readonly measuredMs: number;
  readonly boundMs: number;
}

const alertedIn = ({ figures = [] }: Pick<Report, 'figures'>): Alerted => {
  const { measured_ms: measuredMs = null, bound_ms: boundMs = null }: Partial<ReportFigure> =
    figures.find(({ name }) => name === 'time_to_alert') ?? {};
  if (measuredMs === null || boundMs === null) throw new Error('a trial has no time to alert, or no bound for it');
  return { measuredMs, boundMs };
};

export const alertBound: Measurement = {
  name: 'alert-bound',
  title: 'Time to alert against its bound',
  method:
    '`firedrill run redis-outage --repeat N` in fast timing: from the fault to the delivery of its alert, against the most that scrape, evaluation, `for`, `group_wait`, delivery and the 400 ms that the API gives Redis ' +
    'allow, which the report computes from the files of the system. Each trial strikes at its own phase of scrapes and evaluations. The slowest trial counts, not the middle one.',
  run: async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'firedrill-bench-'));
    try {
      const times = context.samples(12);
      await runFiredrill(context, ['run', drill, '--repeat', String(times), '--seed', '7', '--no-history', '--output', folder]);
      const { trials } = JSON.parse(await readFile(join(folder, `${drill}.repeat.json`), 'utf8')) as Repetition;
      const alerted = await Promise.all(
        trials.map(async (trial) => alertedIn(JSON.parse(await readFile(join(trial.folder, 'report.json'), 'utf8')) as Report)),
      );
      const shares = alerted.map(({ measuredMs, boundMs }) => measuredMs / boundMs);
      return {
        figures: [
          { name: 'time to alert', unit: 'ms', values: alerted.map(({ measuredMs }) => measuredMs) },
          { name: 'its bound', unit: 'ms', values: alerted.map(({ boundMs }) => boundMs) },
          { name: 'ratio, trial by trial', unit: 'x', values: shares },
        ],
        goals: [
          { words: `time to alert against its bound, slowest of ${String(times)} trials`, unit: 'x', most: 1.05, measured: Math.max(...shares) },
        ],
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
