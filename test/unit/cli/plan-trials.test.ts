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

test('a trial is named as screens and folders name it; --variant is for what is named without one, and none is planned twice', async () => {
  await using bench = await drillBench();
  const names = async (ids: readonly string[], variants: readonly string[] = []): Promise<readonly (string | null)[]> =>
    (await planTrials(ids, asked(bench.folder, { variants }))).map(({ planned }) => planned.plan.variant);
  expect(await names(['outage.hung', 'outage', 'outage.renamed'])).toEqual(['hung', null, 'renamed']);
  expect(await names(['outage', 'outage.hung'], ['renamed', 'hung'])).toEqual(['renamed', 'hung']);
  expect(await names(['outage.hung', 'outage.hung'])).toEqual(['hung']);
  await expect(names(['outage.nowhere'])).rejects.toMatchObject({
    code: 'variant-not-found',
    message: expect.stringContaining('"nowhere"') as string,
  });
  await expect(names(['outrage.hung'])).rejects.toMatchObject({
    code: 'drill-not-found',
    message: expect.stringContaining('"outrage.hung"') as string,
  });
});

test('another text of the document is planned as the same variant', async () => {
  await using bench = await drillBench();
  const [, hung] = await planTrials('all', asked(bench.folder, { everyVariant: true }));
  const again = await hung?.planAgain(hung.planned.document.text.replace('Keep users out.', 'Keep users out!'));
  expect(again?.plan).toMatchObject({ id: 'outage', variant: 'hung' });
});
