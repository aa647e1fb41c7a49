import { expect, test } from 'vitest';
import { planTrials, type TrialsToPlan } from '../../../src/cli/plan-trials.ts';
import { drillBench } from './drill-bench.ts';

const asked = (folder: string, more: Partial<TrialsToPlan> = {}): TrialsToPlan => ({
  drills: `${folder}/drills`,
  runbooks: `${folder}/runbooks`,
  timing: 'fast',
  variants: [],
  everyVariant: false,
  seed: 1,
  environment: {},
  ...more,
});

test('a drill is followed by its variants where all are wanted, and by none that is sabotaged', async () => {
  await using bench = await drillBench();
  const names = async (more: Partial<TrialsToPlan>): Promise<readonly (string | null)[]> =>
    (await planTrials('all', asked(bench.folder, more))).map(({ planned }) => planned.plan.variant);
  expect(await names({ everyVariant: true })).toEqual([null, 'hung', 'slower']);
  expect(await names({})).toEqual([null]);
  expect(await names({ variants: ['renamed'] })).toEqual(['renamed']);
  expect(await names({ variants: ['renamed', 'hung', 'renamed'] })).toEqual(['renamed', 'hung']);
});

test('another text of the document is planned as the same variant', async () => {
  await using bench = await drillBench();
  const [, hung] = await planTrials('all', asked(bench.folder, { everyVariant: true }));
  const again = await hung?.planAgain(hung.planned.document.text.replace('Keep users out.', 'Keep users out!'));
  expect(again?.plan).toMatchObject({ id: 'outage', variant: 'hung' });
});
