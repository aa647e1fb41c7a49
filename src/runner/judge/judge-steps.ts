import type { Finding } from '../../core/check.ts';
import type { ReportStep } from '../../core/report.ts';
import { isCarriedOut, whyIdle, type BoundStep, type RunbookStep } from '../../core/runbook.ts';
import { eventsOf, type Timeline } from '../../core/timeline.ts';
import type { Clocks } from '../clocks.ts';
import { earliestHarm } from '../earliest-harm.ts';
import { heldBefore } from '../held-before.ts';
import type { Plan } from '../plan.ts';

/**
 * What each line of the section came to, in the order of the document. A signal that was not seen breaks a promise only if the trial was
 * `conclusive`: it got far enough to look, and every fault was proved. One that was there already could not be seen to come.
 */
export const judgeSteps = (
  plan: Plan,
  timeline: Timeline,
  clocks: Clocks,
  checks: ReadonlyMap<string, Finding>,
  conclusive: boolean,
): readonly ReportStep[] => [
  ...plan.section.detection.flatMap((step) => {
    const signals = plan.detection.filter((signal) => signal.step.id === step.id);
    if (signals.length === 0) return [unboundSignal(step)];
    return signals.map(({ condition }) => detectionStep(step, condition.words, timeline, clocks, conclusive));
  }),
  ...plan.recovery.map((bound) => recoveryStep(bound, plan, timeline, checks)),
];

const blank = (step: RunbookStep): Pick<ReportStep, 'id' | 'file' | 'line' | 'text'> => ({
  id: step.id,
  file: step.place.file,
  line: step.place.line,
  text: step.text,
});

const unboundSignal = (step: RunbookStep): ReportStep => ({
  ...blank(step),
  ...{ part: 'detection', command: null, bound_to: null, exit_code: null, output: null, duration_ms: null },
  ...{ verdict: 'not-tried', why: whyIdle(step) },
});

const detectionStep = (step: RunbookStep, words: string, timeline: Timeline, clocks: Clocks, conclusive: boolean): ReportStep => {
  const from = earliestHarm(clocks);
  const seen = eventsOf(timeline, 'sample').find((event) => event.condition === words && event.holds && event.atMs >= from);
  const early = heldBefore(timeline, words);
  const [verdict, why] =
    clocks.injected === null
      ? (['not-tried', 'no fault was injected'] as const)
      : seen !== undefined
        ? (['held', `seen: ${seen.saw}`] as const)
        : early !== undefined
          ? (['inconclusive', `there already before the fault: ${early.saw}`] as const)
          : conclusive
            ? (['broken', 'not seen after the fault'] as const)
            : (['inconclusive', 'not seen, and the trial did not get far enough to say more'] as const);
  return {
    ...blank(step),
    part: 'detection',
    command: null,
    bound_to: words,
    exit_code: null,
    output: null,
    verdict,
    duration_ms: seen === undefined || clocks.injected === null ? null : Math.max(0, seen.atMs - clocks.injected.at_ms),
    why,
  };
};

const whyNotTried = (bound: BoundStep, { withheld }: Plan): string => {
  if (!isCarriedOut(bound)) return whyIdle(bound.step);
  return withheld.has(bound.step.id) ? 'withheld by the twin' : 'the trial did not get here';
};

const recoveryStep = (bound: BoundStep, plan: Plan, timeline: Timeline, checks: ReadonlyMap<string, Finding>): ReportStep => {
  const { step, binding } = bound;
  const edges = eventsOf(timeline, 'step').filter((event) => event.step === step.id);
  const began = edges.find(({ edge }) => edge === 'began');
  const ended = edges.find(({ edge }) => edge === 'ended');
  const common = {
    ...blank(step),
    part: 'recovery' as const,
    command: step.commands.length === 0 ? null : step.commands.map(({ text }) => text).join('\n'),
    bound_to: binding === undefined ? null : binding.type === 'check' ? binding.claim : binding.words,
    exit_code: ended?.exitCode ?? null,
    output: ended?.output ?? null,
    duration_ms: began === undefined || ended === undefined ? null : ended.atMs - began.atMs,
  };
  if (ended === undefined) return { ...common, verdict: 'not-tried', why: whyNotTried(bound, plan) };
  const finding = binding?.type === 'check' ? checks.get(binding.claim) : undefined;
  if (finding !== undefined) return { ...common, verdict: finding.verdict, why: finding.saw };
  return { ...common, line: ended.line ?? common.line, verdict: ended.ok === true ? 'held' : 'drift', why: ended.saw ?? '' };
};
