import { chance, changeWindows, leastChange, referenceLength } from '../../../src/core/statistics/find-changes.ts';
import { leastToTell, runsToFind } from '../../../src/core/statistics/visible-change.ts';
import type { NoiseModel } from './noise-models.ts';
import type { ShiftedReplay, StableReplay } from './replay.ts';

export interface ReplayedModel {
  readonly model: NoiseModel;
  readonly stable: StableReplay;
  /** +10 % after 30 runs and after 15. */
  readonly after30: ShiftedReplay;
  readonly after15: ShiftedReplay;
  /** Share found of changes exactly as great as the least that was said to be visible. */
  readonly atVisible: number;
  /** The same, said after the fewest runs from which anything is said. */
  readonly atVisibleEarly: number;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

export const perThousand = ({ slower, runs }: StableReplay): number => (1_000 * slower) / runs;

/** Above the true rate in 95 % of such replays: the normal bound of a count. */
export const upperPerThousand = ({ slower, runs }: StableReplay): number => (1_000 * (slower + 1.645 * Math.sqrt(slower) + 1.35)) / runs;

const stableRow = ({ model, stable }: ReplayedModel): string =>
  `| ${[model.name, model.words, stable.runs, stable.slower, perThousand(stable).toFixed(2), upperPerThousand(stable).toFixed(2), stable.faster].join(' | ')} |`;

const shiftedRow = ({ model, after30: shown, after15, atVisible, atVisibleEarly }: ReplayedModel): string =>
  `| ${[
    model.name,
    shown.visible === null ? 'none' : `+${percent(shown.visible)}`,
    `${percent(atVisible)} / ${percent(atVisibleEarly)}`,
    percent(shown.promised / shown.histories),
    shown.promised === 0 ? '-' : percent(shown.kept / shown.promised),
    percent(shown.found / shown.histories),
    shown.delay === null ? '-' : `${String(shown.delay.p50)} / ${String(shown.delay.p90)} / ${String(shown.delay.max)}`,
    percent(after15.found / after15.histories),
  ].join(' | ')} |`;

/** `docs/proofs/regression.md`. */
export const regressionPage = (models: readonly ReplayedModel[], command: string, identical: boolean): string => `# Proof of the regression finder

Written by \`${command}\`. It needs no engine and no clock: the same seed writes the same page on every machine.

A run is compared with its own history on the same machine class (\`src/core/statistics/find-changes.ts\`): the newest ${changeWindows.slice(0, -1).join(', ')} and ${String(changeWindows.at(-1))} runs with up to ${String(referenceLength)} before them, by the test of Wilcoxon, Mann and Whitney, computed exactly. A
difference is a change when chance alone gives it with a probability of at most ${String(chance)}, whatever the distribution of the noise, and when the middle of the ratios is at least ${percent(leastChange)}. Ranks decide, so that an outlier counts as one run that was slower and no more. After a change all
starts again with the new level. There is no chance in it, neither seed nor permutation: ${identical ? 'all replays below were made twice and were identical' : '**TWO REPLAYS DIFFERED**'}.

## False alarms: nothing changes

Histories of 200 runs. The goal is at most 1 false alarm in 1,000 runs; *at most* is the bound that the true rate is below with 95 % confidence. A false *faster* is no alarm, but is counted too.

| noise | what it is like | runs | false alarms | in 1,000 runs | at most | false *faster* |
| --- | --- | --: | --: | --: | --: | --: |
${models
  .filter(({ model }) => model.independent)
  .map(stableRow)
  .join('\n')}

Where runs that follow each other are alike, no test of ranks can promise anything; that a change of less than ${percent(leastChange)} is none keeps most of it away:

| noise | what it is like | runs | false alarms | in 1,000 runs | at most | false *faster* |
| --- | --- | --: | --: | --: | --: | --: |
${models
  .filter(({ model }) => !model.independent)
  .map(stableRow)
  .join('\n')}

## A slow-down of 10 %, within ${String(runsToFind)} runs

Each history has 30 stable runs (15 in the last column), then ${String(runsToFind)} that take 10 % longer. From the stable runs alone the tool says what it can show: *least visible* is the slow-down that it expects to find within ${String(runsToFind)} runs in nine of ten cases, and *true of* says in how many cases a slow-down of exactly that
was found, said after 30 runs and after ${String(leastToTell)}, the fewest from which it says anything. Where the least visible is more than 10 %, the tool says so ("this history cannot show a change of less than ...") instead of keeping silent; *promised* is the share of histories in which it did not have to.
Where few are promised, they are those that by luck looked quieter than they are, and somewhat fewer of them keep what they promise.

| noise | least visible (median) | true of | promised | found of those | found of all | found after runs: p50 / p90 / most | found of all, after 15 runs |
| --- | --: | --: | --: | --: | --: | --: | --: |
${models.map(shiftedRow).join('\n')}

What it does not find: a recovery that creeps, by less than ${percent(leastChange)} within the ${String(referenceLength)} runs that the newest are compared with. The spread of all runs, which \`firedrill history\` prints, shows it.

What follows from it: figures that vary by 4 % or less show +10 % in time. \`redis-outage\` in fast timing, whose waits are a tenth of the documented ones, varies by more on a shared machine, and says so; more runs, a quieter machine or production timing, where the documented waits outweigh the noise, make it visible.
`;
