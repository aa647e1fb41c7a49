import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noiseModels, type NoiseModel } from '../../../../scripts/proof/regression/noise-models.ts';
import { replayShifted, replayStable, replayVisible } from '../../../../scripts/proof/regression/replay.ts';
import { findChanges } from '../../../../src/core/statistics/find-changes.ts';
import { visibleChange } from '../../../../src/core/statistics/visible-change.ts';

const model = (name: string): NoiseModel => {
  const found = noiseModels.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no model called ${name}`);
  return found;
};

/** From 1,000 to 1,040 in an order that nobody would draw: no two neighbours are alike. */
const stable = (runs: number): number[] => Array.from({ length: runs }, (_, run) => 1_000 + ((run * 17) % 41));

describe('a series that goes to another level', () => {
  const slower = [...stable(30), ...stable(10).map((value) => value * 1.1)];

  test('is found with its place, its levels and its size', () => {
    const [change, ...others] = findChanges(slower);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ since: 30, found: 32 });
    expect(change?.by).toBeCloseTo(0.1, 1);
    expect(change?.before).toBeCloseTo(1_020, -1);
  });

  test('is found the other way round as well, and a second time from the new level', () => {
    const back = [...slower, ...stable(20)];
    expect(findChanges(back).map(({ since, by }) => [since, by > 0])).toEqual([
      [30, true],
      [40, false],
    ]);
  });

  test('is not a change when it is small, however sure it is', () => {
    expect(findChanges([...stable(50), ...stable(50).map((value) => value * 1.05)])).toEqual([]);
  });

  test('is not seen in two runs, nor in one that is far off', () => {
    expect(findChanges([...stable(40), 3_000, 3_000])).toEqual([]);
    expect(findChanges(stable(60).map((value, run) => (run % 15 === 7 ? value * 5 : value)))).toEqual([]);
  });
});

test('equal values, few values and no values show no change', () => {
  for (const values of [[], [5], Array<number>(100).fill(5_000), [...Array<number>(5).fill(1), ...Array<number>(5).fill(9)]])
    expect(findChanges(values)).toEqual([]);
});

test('the same series gives the same changes, whatever its unit', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 60 }), (values) => {
      const changes = findChanges(values);
      expect(findChanges(values)).toEqual(changes);
      const places = ({ since, found }: { since: number; found: number }): readonly number[] => [since, found];
      expect(findChanges(values.map((value) => value * 1_024)).map(places)).toEqual(changes.map(places));
    }),
    { numRuns: 50 },
  );
});

test('what is found does not depend on what comes later', () => {
  const values = [...stable(30), ...stable(30).map((value) => value * 1.3), ...stable(20)];
  const all = findChanges(values);
  for (const runs of [35, 50, 65]) expect(findChanges(values.slice(0, runs))).toEqual(all.filter(({ found }) => found < runs));
});

describe('the least change that a history can show', () => {
  test('is none for few runs, and small for many quiet ones', () => {
    expect(visibleChange(stable(9))).toBeNull();
    expect(visibleChange(stable(30))).toBeLessThan(0.1);
    expect(visibleChange(stable(30))).toBeGreaterThan(0.07);
  });

  test('grows with the noise', () => {
    const noisy = stable(30).map((value, run) => value * (1 + (run % 7) / 10));
    expect(visibleChange(noisy)).toBeGreaterThan(0.3);
  });
});

// The whole replay stands in docs/proofs/regression.md; this is as much of it as a second allows.
describe('replayed', () => {
  test.each(['log-normal 10 %', 'outliers'])('%s: stable histories give about one false alarm in 1,000 runs at most', (name) => {
    const { runs, slower } = replayStable(model(name), 40, 11);
    // Below the true rate in 95 % of such samples.
    expect(slower - 1.645 * Math.sqrt(slower)).toBeLessThan(runs / 1_000);
  });

  test.each(['log-normal 2 %', 'log-normal 4 %', 'scrape phase, short, in steps', 'outliers'])(
    '%s: a tenth more is found within ten runs',
    (name) => {
      const { found, histories, delay } = replayShifted(model(name), { before: 30, by: 0.1 }, 100, 11);
      expect(found / histories).toBeGreaterThanOrEqual(0.95);
      expect(delay?.max).toBeLessThanOrEqual(10);
    },
  );

  test('a drill that is too noisy says so', () => {
    expect(replayShifted(model('log-normal 10 %'), { before: 30, by: 0.1 }, 100, 11)).toMatchObject({ promised: 0 });
    expect(replayVisible(model('log-normal 10 %'), 30, 100, 11)).toBeGreaterThan(0.8);
  });
});
