import { ablationFormat, type Ablation, type AblatedStep, type Alone, type StepEffect, type SwappedSteps } from '../../core/ablation.ts';
import { formatDuration, milliseconds } from '../../core/duration.ts';
import type { Report } from '../../core/report.ts';
import { repeatedTrial, restoredMs } from '../repeated-trial.ts';
import { compareTrials, type Difference } from './compare-trials.ts';
import type { Variation } from './variations.ts';

/** A variation that was tried, and what it came to. `folder` is where its report stands. */
export interface TriedVariation {
  readonly variation: Variation;
  readonly report: Report;
  readonly folder: string;
}

/** Judges a series of trials. Pure: the same reports give the same answer. What was not tried is left out. `looks` are the steps that change nothing, by id. */
export const buildAblation = (whole: Report, folder: string, tried: readonly TriedVariation[], looks: ReadonlySet<string>): Ablation => {
  const restored = restoredWords(whole);
  const nothing = tried.find(({ variation }) => variation.kind === 'nothing');
  const alone = nothing === undefined ? null : judgeAlone(whole, nothing);
  const harmless = (id: string): StepEffect => (looks.has(id) ? 'only-looks' : alone?.outcome === 'heals' ? 'not-needed' : 'no-difference');
  return {
    format: ablationFormat,
    run_id: whole.run_id,
    drill: { id: whole.drill.id, file: whole.drill.file },
    runbook: whole.runbook,
    timing: { name: whole.timing.name, factor: whole.timing.factor },
    seed: whole.environment.seed,
    whole: repeatedTrial(whole, folder),
    alone,
    steps: tried.flatMap((one) =>
      one.variation.kind === 'without' ? [judgeStep(whole, one, one.variation.step.step, harmless(one.variation.step.step.id), restored)] : [],
    ),
    swaps: tried.flatMap((one) => (one.variation.kind === 'swapped' ? [judgeSwap(whole, one, one.variation)] : [])),
  };
};

const restoredWords = (report: Report): string => {
  const ms = restoredMs(report);
  return ms === null ? 'not restored' : `restored in ${formatDuration(milliseconds(Math.round(ms)))}`;
};

/** Alone the system heals when it keeps the promise to restore; that steps were not carried out is no loss here. */
const judgeAlone = (whole: Report, { report, folder }: TriedVariation): NonNullable<Ablation['alone']> => {
  const difference = compareTrials(whole, report, new Set(whole.steps.map(({ id }) => id)));
  const outcome: Alone = difference.kind === 'undecided' ? 'undecided' : difference.kind === 'none' ? 'heals' : 'stays-broken';
  return { outcome, why: words(difference, restoredWords(report)), trial: repeatedTrial(report, folder) };
};

const judgeStep = (
  whole: Report,
  { report, folder }: TriedVariation,
  { id, place, text }: { readonly id: string; readonly place: { readonly file: string; readonly line: number }; readonly text: string },
  harmless: StepEffect,
  restored: string,
): AblatedStep => {
  const inWhole = whole.steps.find((step) => step.id === id);
  const verdict = inWhole?.verdict ?? 'not-tried';
  const difference = compareTrials(whole, report, new Set([id]));
  const effects: Record<Difference['kind'], StepEffect> = {
    none: harmless,
    worse: 'needed',
    undecided: 'undecided',
  };
  const failed = verdict !== 'held';
  return {
    id,
    ...place,
    text,
    verdict,
    effect: failed ? 'failed' : effects[difference.kind],
    why: failed ? (inWhole?.why ?? 'it was not reached') : words(difference, `${restoredWords(report)} without it, ${restored} with it`),
    without: repeatedTrial(report, folder),
  };
};

const judgeSwap = (whole: Report, { report, folder }: TriedVariation, { first, second }: Extract<Variation, { kind: 'swapped' }>): SwappedSteps => {
  const difference = compareTrials(whole, report);
  return {
    first: first.step.id,
    second: second.step.id,
    line: second.step.place.line,
    order: ({ none: 'free', worse: 'matters', undecided: 'undecided' } as const)[difference.kind],
    why: words(difference, restoredWords(report)),
    swapped: repeatedTrial(report, folder),
  };
};

const words = (difference: Difference, otherwise: string): string =>
  difference.kind === 'none' ? otherwise : difference.kind === 'worse' ? difference.lost.join('; ') : difference.why;
