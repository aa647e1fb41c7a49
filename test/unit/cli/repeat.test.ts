import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repeat, type Repeated, type RepeatParts } from '../../../src/cli/repeat.ts';
import { repeatSeed } from '../../../src/core/repeat-seed.ts';
import type { Report } from '../../../src/core/report.ts';
import type { Repetition } from '../../../src/core/repetition.ts';
import type { Residue } from '../../../src/core/reporter.ts';
import { sampleReport } from '../report/sample-report.ts';
import { abortedReport, brokenReport } from '../report/sample-variants.ts';
import { contextOfNothing } from './context-of-nothing.ts';
import { drillBench } from './drill-bench.ts';
import { mutedStdout } from './muted-stdout.ts';

let output = '';
beforeEach(async () => {
  output = await mkdtemp(join(tmpdir(), 'firedrill-repeat-'));
});
afterEach(() => rm(output, { recursive: true }));

interface Lab {
  /** What became of the system, in order. */
  readonly calls: readonly string[];
  readonly seeds: readonly number[];
  readonly kept: readonly string[];
  readonly said: readonly string[];
  readonly stranded: readonly Residue[];
  readonly screen: string;
  readonly repeated: Repeated;
}

/** Repeats a planned drill on a system that is none; each trial comes to what `reportOf` says of its number. */
const repeatOnNothing = async (
  times: number,
  reportOf: (number: number) => Report,
  { left = [], stopAfter = Infinity }: { left?: readonly Residue[]; stopAfter?: number } = {},
): Promise<Lab> => {
  await using bench = await drillBench();
  using muted = mutedStdout();
  const planned = await bench.plan({ seed: 7 });
  const { context, stop, kept, said, stranded } = contextOfNothing(output);
  const calls: string[] = [];
  const seeds: number[] = [];
  const parts: RepeatParts = {
    system: {
      ready: () => Promise.reject(new Error('nothing is started')),
      takeAway: () => {
        calls.push('taken away');
        return Promise.resolve(left);
      },
    },
    attempt: async (plan, _, { number = 0, keepsSystem, reporter }) => {
      if (number === stopAfter) stop.abort();
      calls.push(`trial ${String(number)}, system ${keepsSystem() ? 'kept' : 'not kept'}`);
      seeds.push(plan.seed);
      const folder = join(output, `outage.repeat-${String(number)}`);
      const report = { ...reportOf(number), environment: { ...sampleReport().environment, seed: plan.seed } };
      await reporter?.onBegin({ runId: 'the-run', drill: plan.id, variant: null, title: '', timing: 'fast', seed: plan.seed });
      await reporter?.onReport(report, folder);
      return { report, folder, left: 0 };
    },
  };
  const repeated = await repeat(planned, times, context, parts);
  return { calls, seeds, kept, said, stranded, screen: muted.text(), repeated };
};

const written = async (): Promise<Repetition> => JSON.parse(await readFile(join(output, 'outage.repeat.json'), 'utf8')) as Repetition;

test('three trials on one system, each with its seed, its folder and its place in the history; the table at the end', async () => {
  const { calls, seeds, kept, screen, repeated } = await repeatOnNothing(3, () => sampleReport());
  expect(calls).toEqual(['trial 1, system kept', 'trial 2, system kept', 'trial 3, system not kept', 'taken away']);
  expect(seeds).toEqual([7, repeatSeed(7, 2), repeatSeed(7, 3)]);
  const folders = [1, 2, 3].map((number) => join(output, `outage.repeat-${String(number)}`));
  expect(kept).toEqual(folders);
  for (const folder of folders) expect(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))).toMatchObject({ verdict: 'held' });
  expect(repeated).toMatchObject({ left: 0, failures: [], reports: [{ verdict: 'held' }, { verdict: 'held' }, { verdict: 'held' }] });
  expect(screen).toContain(`2 of 3: outage, seed ${String(repeatSeed(7, 2))}`);
  expect(screen).toContain('all that ended agree: held 3 of 3');
  expect(screen).toContain('no interval: 3 of at least 6 runs');
  expect(await written()).toMatchObject({ run_id: 'the-run', seed: 7, wanted: 3, trials: seeds.map((seed) => ({ seed })) });
});

test('one that breaks does not end the series, and what holds afterwards does not mend it', async () => {
  const { calls, repeated, screen } = await repeatOnNothing(3, (number) => (number === 2 ? brokenReport() : sampleReport()));
  expect(calls).toHaveLength(4);
  expect(repeated.reports.map(({ exit_code }) => exit_code)).toEqual([0, 1, 0]);
  expect(await written()).toMatchObject({ verdict: 'broken', agreement: 'flaky' });
  expect(screen).toContain('flaky: held 2, broken 1 of 3');
});

test('Ctrl+C ends it early, with what there is', async () => {
  const { calls, kept } = await repeatOnNothing(9, (number) => (number === 3 ? abortedReport() : sampleReport()), { stopAfter: 3 });
  expect(calls).toEqual(['trial 1, system kept', 'trial 2, system kept', 'trial 3, system not kept', 'taken away']);
  expect(kept).toHaveLength(3);
  expect(await written()).toMatchObject({
    wanted: 9,
    verdict: 'held',
    verdicts: { held: 2, inconclusive: 0 },
    trials: [{}, {}, { outcome: 'aborted' }],
  });
});

test.each([
  ['does not start', 4],
  ['cannot be taken away', 5],
])('a system that %s is not tried again', async (_, exit_code) => {
  const { calls, said } = await repeatOnNothing(5, () => ({
    ...sampleReport(),
    verdict: 'inconclusive',
    outcome: 'harness-error',
    exit_code,
    summary: 'no space left',
  }));
  expect(calls).toEqual(['trial 1, system kept', 'taken away']);
  expect(said).toEqual(['no further trial: no space left']);
});

test('what is left behind is counted and told', async () => {
  const residue = { what: 'a network', why: 'in use', byHand: [] };
  const { repeated, stranded } = await repeatOnNothing(1, () => sampleReport(), { left: [residue] });
  expect([repeated.left, stranded]).toEqual([1, [residue]]);
});
