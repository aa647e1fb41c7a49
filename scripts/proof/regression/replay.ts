import { findChanges } from '../../../src/core/statistics/find-changes.ts';
import { quantile } from '../../../src/core/statistics/quantile.ts';
import { runsToFind, visibleChange } from '../../../src/core/statistics/visible-change.ts';
import { seeded } from '../../../src/core/seeded.ts';
import type { NoiseModel } from './noise-models.ts';

/** What was found in histories in which nothing changes. */
export interface StableReplay {
  readonly runs: number;
  readonly slower: number;
  readonly faster: number;
}

/** Runs of one stable history: half a year of a drill that is tried each night. */
const historyLength = 200;

export const replayStable = (model: NoiseModel, histories: number, seed: number): StableReplay => {
  const random = seeded(seed);
  const found = Array.from({ length: histories }, () => {
    const next = model.begin(random);
    return findChanges(Array.from({ length: historyLength }, (_, run) => next(run)));
  }).flat();
  const slower = found.filter(({ by }) => by > 0).length;
  return { runs: histories * historyLength, slower, faster: found.length - slower };
};

/** What was found in histories in which, after so many runs, each takes longer by a share. */
export interface ShiftedReplay {
  readonly histories: number;
  readonly found: number;
  /** Of how many histories it was said beforehand that such a change can be shown, and in how many of those it was found. */
  readonly promised: number;
  readonly kept: number;
  /** How many runs after the change it was found, for those where it was; `null` where it never was. */
  readonly delay: { readonly p50: number; readonly p90: number; readonly max: number } | null;
  /** The middle of what was said to be the least change that can be shown; `null` where that is none. */
  readonly visible: number | null;
}

export interface Shift {
  readonly before: number;
  readonly by: number;
}

export const replayShifted = (model: NoiseModel, { before, by }: Shift, histories: number, seed: number): ShiftedReplay => {
  const random = seeded(seed);
  const replayed = Array.from({ length: histories }, () => {
    const next = model.begin(random);
    const values = Array.from({ length: before + runsToFind }, (_, run) => next(run) * (run < before ? 1 : 1 + by));
    const visible = visibleChange(values.slice(0, before)) ?? Infinity;
    const change = findChanges(values).find((one) => one.by > 0 && one.found >= before);
    return { visible, promised: visible <= by, delay: change === undefined ? undefined : change.found - before + 1 };
  });
  const delays = replayed.flatMap(({ delay }) => delay ?? []);
  const promised = replayed.filter((one) => one.promised);
  const visible = replayed.map((one) => one.visible).sort((a, b) => a - b)[Math.floor(histories / 2)] ?? Infinity;
  return {
    histories,
    found: delays.length,
    promised: promised.length,
    kept: promised.filter(({ delay }) => delay !== undefined).length,
    delay: delays.length === 0 ? null : { p50: quantile(delays, 0.5), p90: quantile(delays, 0.9), max: Math.max(...delays) },
    visible: Number.isFinite(visible) ? visible : null,
  };
};

/** The share of changes found that are exactly as great as was said to be the least that can be shown: nine of ten, if what is said is true. */
export const replayVisible = (model: NoiseModel, before: number, histories: number, seed: number): number => {
  const random = seeded(seed);
  const found = Array.from({ length: histories }, () => {
    const next = model.begin(random);
    const stable = Array.from({ length: before }, (_, run) => next(run));
    const by = visibleChange(stable) ?? 0;
    const slowed = Array.from({ length: runsToFind }, (_, run) => next(before + run) * (1 + by));
    return findChanges([...stable, ...slowed]).some((one) => one.by > 0 && one.found >= before);
  });
  return found.filter(Boolean).length / histories;
};
