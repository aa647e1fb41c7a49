import { describe, expect, test } from 'vitest';
import type { Ablation } from '../../../src/core/ablation.ts';
import { buildAblation, type TriedVariation } from '../../../src/runner/ablation/build-ablation.ts';
import { compareTrials } from '../../../src/runner/ablation/compare-trials.ts';
import { variationsOf, type Variation } from '../../../src/runner/ablation/variations.ts';
import { runTrial } from '../../../src/runner/trial.ts';
import { planFor } from './fake-plan.ts';
import { fakeSystem, type Oddities } from './fake-system.ts';
import { newStops } from './try-on-a-fake.ts';

/** Tries one variation of the drill on a fake system of its own, which is as good as one that was brought back to its first state. */
const tryVariation = async (
  number: number | undefined,
  oddities: Oddities,
): Promise<{ report: Awaited<ReturnType<typeof runTrial>>['report']; variation: Variation | undefined }> => {
  const fake = fakeSystem(oddities);
  const plan = planFor(fake);
  const variation = number === undefined ? undefined : variationsOf(plan)[number];
  const stops = newStops();
  const { report } = await runTrial(variation?.plan ?? plan, fake.ports, { signal: stops.first.signal, hurry: stops.second.signal });
  return { report, variation };
};

const ablated = async (oddities: Oddities = {}): Promise<Ablation> => {
  const { report: whole } = await tryVariation(undefined, oddities);
  const tried: TriedVariation[] = [];
  for (const number of variationsOf(planFor(fakeSystem())).keys()) {
    const { report, variation } = await tryVariation(number, oddities);
    if (variation !== undefined) tried.push({ variation, report, folder: variation.plan.variant ?? '' });
  }
  return buildAblation(whole, 'whole', tried, new Set(['recovery-2', 'recovery-4', 'recovery-6']));
};

test('nothing, each step withheld, and each pair of neighbours swapped: each variation has a name of its own', () => {
  const plan = planFor(fakeSystem());
  const variations = variationsOf(plan);
  expect(variations.map(({ kind }) => kind)).toEqual(['nothing', ...Array<string>(6).fill('without'), ...Array<string>(5).fill('swapped')]);
  expect(new Set(variations.map((one) => one.plan.variant)).size).toBe(12);
  const swapped = variations.at(-1);
  expect(swapped?.plan.recovery.map(({ step }) => step.id)).toEqual([
    'recovery-1',
    'recovery-2',
    'recovery-3',
    'recovery-4',
    'recovery-6',
    'recovery-5',
  ]);
});

describe('a recovery of which two steps count', () => {
  test('what starts Redis and what ends maintenance is needed; looking is not expected to make a difference', async () => {
    const { steps, alone } = await ablated();
    expect(Object.fromEntries(steps.map(({ id, effect }) => [id, effect]))).toEqual({
      'recovery-1': 'no-difference',
      'recovery-2': 'only-looks',
      'recovery-3': 'needed',
      'recovery-4': 'only-looks',
      'recovery-5': 'needed',
      'recovery-6': 'only-looks',
    });
    expect(alone?.outcome).toBe('stays-broken');
    expect(steps[2]?.why).toContain('restored not within 20 s');
    expect(steps[2]?.why).toContain('recovery-4 fails');
  });

  test('asking whether it is ready before it was started fails, so that order matters; looking may come first or second', async () => {
    const { swaps } = await ablated();
    expect(swaps.map(({ first, second, order }) => [first, second, order])).toEqual([
      ['recovery-1', 'recovery-2', 'free'],
      ['recovery-2', 'recovery-3', 'free'],
      ['recovery-3', 'recovery-4', 'matters'],
      ['recovery-4', 'recovery-5', 'free'],
      ['recovery-5', 'recovery-6', 'free'],
    ]);
  });
});

test('a system that heals by itself needs no step, and says so', async () => {
  const heals: Oddities = {
    onEvent: (event, world) => {
      if (event.kind === 'alert' && event.seen === 'delivered') Object.assign(world, { redisRuns: true, cut: false });
    },
  };
  const { alone, steps } = await ablated(heals);
  expect(alone?.outcome).toBe('heals');
  expect(alone?.why).toContain('restored in');
  expect(steps.find(({ id }) => id === 'recovery-3')?.effect).toBe('not-needed');
});

test('a step that fails in the whole recovery is called failed, whatever its absence changes', async () => {
  const { steps } = await ablated({ command: (text) => (text.includes('ps redis') ? { exitCode: 1, output: 'no such service\n' } : undefined) });
  expect(steps.find(({ id }) => id === 'recovery-2')).toMatchObject({
    effect: 'failed',
    verdict: 'drift',
    why: expect.stringContaining('no such service') as string,
  });
});

test('a trial that proved nothing decides nothing', async () => {
  const { report: whole } = await tryVariation(undefined, {});
  const { report: unproven } = await tryVariation(undefined, { numb: true });
  expect(compareTrials(whole, unproven)).toEqual({ kind: 'undecided', why: unproven.summary });
});

test('an alert that does not come is not the doing of a step that comes after it', async () => {
  const { report: whole } = await tryVariation(undefined, {});
  const { report: silent } = await tryVariation(2, { alertAfter: 'never' });
  expect(compareTrials(whole, silent, new Set(['recovery-2']))).toEqual({
    kind: 'undecided',
    why: 'alerted not within 5 s, before anything of the recovery was tried',
  });
});
