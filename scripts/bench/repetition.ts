import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ablation, RepeatedTrial } from '../../src/core/ablation.ts';
import type { Report } from '../../src/core/report.ts';
import type { BenchContext, Measurement } from './measurement.ts';
import { runFiredrill } from './run-firedrill.ts';
import { quantile } from './statistics.ts';
import quickDrill from '../../test/e2e/series-drills/quick.drill.ts';

/** The steady state of that drill, as played. */
const steadyMs = quickDrill.steady.for / quickDrill.stack.fastFactor;

const quick = ['run', 'quick', '--drills', 'test/e2e/series-drills', '--runbooks', 'test/e2e/series-runbooks', '--seed', '7'];

/** What the incident takes, whoever looks on: faults until they bite, signals, alerts, the commands of the document, the promised time to stay good. */
const incident = new Set(['inject', 'detect', 'alert', 'recover', 'stabilise']);

/**
 * What a trial costs besides: making the system ready, until it is seen to be good and Prometheus sees it too, taking it away, and all that lies between the
 * phases of the incident. Of the steady state only the documented window belongs to the incident.
 */
const overheadOf = ({ timing }: Report): number =>
  timing.phases
    .filter(({ phase }) => incident.has(phase))
    .reduce((left, { began_ms, ended_ms }) => left - (ended_ms - began_ms), timing.wall_ms - steadyMs);

export const repetition: Measurement = {
  name: 'repetition',
  title: 'What a repetition costs',
  method:
    '`firedrill run quick`, a drill of the end-to-end tests on the account API, starts the system (8 containers); in `firedrill run quick --ablate` six repetitions bring it back to its first state. Overhead is the wall clock of ' +
    'a trial less what the incident itself takes: the documented windows, faults until they bite, signals, the alert and the commands of the document, which are the same in each. Beside it, the wall clock less ' +
    'documented waits alone. The first trial is measured as a run of its own, which also takes the system away.',
  run: async (context) => {
    const first: number[] = [];
    const again: number[] = [];
    const [firstAll, againAll]: [number[], number[]] = [[], []];
    const ready: number[] = [];
    for (let run = 0; run < context.samples(2); run += 1) {
      const { whole, others } = await playOnce(context);
      first.push(overheadOf(whole));
      firstAll.push(whole.timing.wall_ms - whole.timing.documented_wait_ms);
      for (const { report, trial } of others) {
        again.push(overheadOf(report));
        againAll.push(report.timing.wall_ms - report.timing.documented_wait_ms);
        ready.push(trial.made_ready_ms);
      }
      context.progress(`run ${String(run + 1)}: first ${first.at(-1)?.toFixed(0) ?? ''} ms, repetitions ${quantile(again, 0.5).toFixed(0)} ms`);
    }
    return {
      figures: [
        { name: 'overhead of the first trial', unit: 'ms', values: first },
        { name: 'overhead of a repetition', unit: 'ms', values: again },
        { name: '… of that, bringing the system back', unit: 'ms', values: ready },
        { name: 'first trial, all but documented waits', unit: 'ms', values: firstAll },
        { name: 'repetition, all but documented waits', unit: 'ms', values: againAll },
      ],
      goals: [
        {
          words: 'overhead of a repetition against that of the first trial, ratio of medians',
          unit: 'x',
          most: 0.25,
          measured: quantile(again, 0.5) / quantile(first, 0.5),
        },
      ],
    };
  },
};

interface Played {
  readonly whole: Report;
  readonly others: readonly { readonly report: Report; readonly trial: RepeatedTrial }[];
}

const playOnce = async (context: BenchContext): Promise<Played> => {
  const folder = await mkdtemp(join(tmpdir(), 'firedrill-bench-'));
  try {
    await runFiredrill(context, [...quick, '--output', join(folder, 'alone')]);
    await runFiredrill(context, [...quick, '--ablate', '--output', join(folder, 'series')]);
    const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8')) as unknown;
    const reportIn = async (trial: string): Promise<Report> => (await read(join(trial, 'report.json'))) as Report;
    const { alone, steps, swaps } = (await read(join(folder, 'series', 'quick.ablation.json'))) as Ablation;
    const trials = [...(alone === null ? [] : [alone.trial]), ...steps.map(({ without }) => without), ...swaps.map(({ swapped }) => swapped)];
    return {
      whole: await reportIn(join(folder, 'alone', 'quick')),
      others: await Promise.all(trials.map(async (trial) => ({ trial, report: await reportIn(trial.folder) }))),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
