import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { DrillError } from '../../../src/core/errors.ts';
import type { Repetition } from '../../../src/core/repetition.ts';
import { buildRepetition, type TriedAgain } from '../../../src/runner/repetition/build-repetition.ts';
import { planFor } from './fake-plan.ts';
import { fakeSystem, type Oddities } from './fake-system.ts';
import { newStops, tryOnAFake } from './try-on-a-fake.ts';

/** Tries the same plan once on each of these systems. */
const repeated = async (...systems: readonly Oddities[]): Promise<Repetition> => {
  const tried: TriedAgain[] = [];
  for (const [index, oddities] of systems.entries()) {
    const { report } = await tryOnAFake(oddities);
    tried.push({ number: index + 1, report, folder: `out/fake.repeat-${String(index + 1)}` });
  }
  return buildRepetition(planFor(fakeSystem()), 'the-run', systems.length, tried);
};

const good: Oddities = {};
const neverAlerts: Oddities = { alertAfter: 'never' };

const clock = ({ clocks }: Repetition, wanted: string): unknown => clocks.find(({ name }) => name === wanted);

test('six trials that agree: each clock with its median, its interval and its spread', async () => {
  const repetition = await repeated(good, good, good, good, good, good);
  expect(repetition).toMatchObject({ wanted: 6, verdict: 'held', agreement: 'agreed', verdicts: { held: 6, broken: 0 } });
  const restored = repetition.trials[0]?.restored_ms;
  expect(clock(repetition, 'restored')).toMatchObject({
    of: 6,
    figures: { n: 6, median: restored, interval: { confidence: 0.96875 }, no_interval: null },
  });
  expect(repetition.clocks.map(({ name }) => name)).not.toContain('injected');
});

test('five trials give no interval, and say why', async () => {
  expect(clock(await repeated(good, good, good, good, good), 'restored')).toMatchObject({
    figures: { n: 5, interval: null, no_interval: '5 of at least 6 runs that an interval of 95 % takes' },
  });
});

test('one that fails among five that hold is flaky, and broken: no trial afterwards makes it green', async () => {
  const repetition = await repeated(neverAlerts, good, good, good, good, good);
  expect(repetition).toMatchObject({ verdict: 'broken', agreement: 'flaky', verdicts: { held: 5, broken: 1 } });
  expect(repetition.trials[0]).toMatchObject({ number: 1, verdict: 'broken', failure: 'detection' });
  expect(clock(repetition, 'alert_delivered')).toMatchObject({ of: 6, figures: { n: 5 } });
});

test('one whose fault was not seen to bite contradicts none, decides nothing and gives no figures', async () => {
  const repetition = await repeated(good, { numb: true }, good);
  expect(repetition).toMatchObject({ verdict: 'inconclusive', agreement: 'undecided' });
  expect(clock(repetition, 'bitten')).toMatchObject({ of: 2, figures: { n: 2 } });
});

test('one that a person ended says nothing, and nothing at all is no evidence', async () => {
  const stops = newStops();
  stops.first.abort(new DrillError('interrupted', 'interrupted by SIGINT'));
  const { report: ended } = await tryOnAFake({}, {}, stops);
  const { report: held } = await tryOnAFake();
  const plan = planFor(fakeSystem());
  const of = (...reports: readonly (typeof ended)[]): Repetition =>
    buildRepetition(
      plan,
      'the-run',
      9,
      reports.map((report, index) => ({ number: index + 1, report, folder: '' })),
    );
  expect(of(held, ended)).toMatchObject({ wanted: 9, verdict: 'held', agreement: 'agreed', verdicts: { held: 1, inconclusive: 0 } });
  expect(of(held, ended).trials).toHaveLength(2);
  expect(of(ended)).toMatchObject({ verdict: 'inconclusive', agreement: 'undecided' });
  expect(of()).toMatchObject({ verdict: 'inconclusive', agreement: 'undecided', trials: [] });
});

test('the schema accepts what is written, and refuses another', async () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(new URL('../../../schema/repeat.schema.json', import.meta.url), 'utf8')) as object);
  const written = JSON.parse(JSON.stringify(await repeated(good, neverAlerts, { numb: true }))) as object;
  expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...written, agreement: 'green' })).toBe(false);
  expect(validate(JSON.parse(JSON.stringify(written).replaceAll('"failure"', '"why"')))).toBe(false);
});
