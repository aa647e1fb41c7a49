import { expect, test } from 'vitest';
import { bySystem, type PlannedTrials } from '../../../src/cli/by-system.ts';
import { planTrials, type PlannedTrial } from '../../../src/cli/plan-trials.ts';
import { tryOnOneSystem } from '../../../src/cli/try-on-one-system.ts';
import type { Report } from '../../../src/core/report.ts';
import { sampleReport } from '../report/sample-report.ts';
import { brokenReport } from '../report/sample-variants.ts';
import { contextOfNothing } from './context-of-nothing.ts';
import { drillBench, type Edit } from './drill-bench.ts';

/** The drill and its two variants. */
const planned = async (...edits: readonly Edit[]): Promise<readonly PlannedTrial[]> => {
  await using bench = await drillBench(...edits);
  return await planTrials('all', {
    ...{ drills: `${bench.folder}/drills`, runbooks: `${bench.folder}/runbooks`, timing: 'fast', variants: [], everyVariant: true, seed: 1 },
    environment: {},
  });
};

const namesOf = (groups: readonly PlannedTrials[]): readonly (readonly (string | null)[])[] =>
  groups.map((trials) => trials.map(({ planned: { plan } }) => plan.variant));

test('trials on one stack are put together', async () => {
  expect(namesOf(bySystem(await planned()))).toEqual([[null, 'hung', 'slower']]);
});

test('one on another stack stands alone, and whoever comes after it joins the first ones', async () => {
  const other = { file: 'drills/outage.drill.ts', written: 'hung: { breaks', instead: "hung: { stack: stack({ ...system, name: 'other' }), breaks" };
  expect(namesOf(bySystem(await planned(other)))).toEqual([[null, 'slower'], ['hung']]);
});

test('a stack whose state could not be brought back is started for each trial', async () => {
  const keepsFiles = { file: 'compose.yml', written: '  island: {', instead: "  island: { volumes: ['./data:/data'], " };
  expect(namesOf(bySystem(await planned(keepsFiles)))).toEqual([[null], ['hung'], ['slower']]);
});

/** Tries them on a system that is none. */
const tryOnNothing = async (
  reportOf: (variant: string | null) => Report,
  { stopAfter }: { stopAfter?: string } = {},
): Promise<{ readonly calls: readonly string[]; readonly reports: readonly Report[]; readonly left: number; readonly kept: readonly string[] }> => {
  const calls: string[] = [];
  const { context, stop, kept } = contextOfNothing('/nowhere');
  const [together] = bySystem(await planned());
  if (together === undefined) throw new Error('nothing was planned');
  const { reports, left } = await tryOnOneSystem(together, context, {
    system: {
      ready: () => Promise.reject(new Error('nothing is started')),
      takeAway: () => {
        calls.push('taken away');
        return Promise.resolve([{ what: 'volume x', why: 'in use', byHand: [] }]);
      },
    },
    attempt: ({ variant }, _, { keepsSystem }) => {
      if (variant === stopAfter) stop.abort();
      calls.push(`${variant ?? 'base'}, system ${keepsSystem() ? 'kept' : 'not kept'}`);
      return Promise.resolve({ report: reportOf(variant), folder: variant ?? 'base', left: 1 });
    },
  });
  return { calls, reports, left, kept };
};

test('the system is kept up to the last of them, whatever they come to, and each is kept in the history', async () => {
  const { calls, reports, left, kept } = await tryOnNothing((variant) => (variant === 'hung' ? brokenReport() : sampleReport()));
  expect(calls).toEqual(['base, system kept', 'hung, system kept', 'slower, system not kept']);
  expect(reports.map(({ verdict }) => verdict)).toEqual(['held', 'broken', 'held']);
  expect(left, 'what each left').toBe(3);
  expect(kept).toEqual(['base', 'hung', 'slower']);
});

test('what is left of a system that did not start is taken away before the next', async () => {
  const { calls } = await tryOnNothing((variant) => ({ ...sampleReport(), exit_code: variant === null ? 4 : 0 }));
  expect(calls).toEqual(['base, system kept', 'taken away', 'hung, system kept', 'slower, system not kept']);
});

test('an interrupted run begins nothing more', async () => {
  const { calls } = await tryOnNothing(() => sampleReport(), { stopAfter: 'hung' });
  expect(calls).toEqual(['base, system kept', 'hung, system not kept']);
});
