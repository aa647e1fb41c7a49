import { abortsOf } from '../core/abort.ts';
import { exitCode } from '../core/exit-code.ts';
import { formatDuration } from '../core/duration.ts';
import { formatPlace } from '../core/place.ts';
import { trialName } from '../core/trial-name.ts';
import { isCarriedOut, whyIdle, type BoundStep } from '../core/runbook.ts';
import { breaksOf, type Plan } from '../runner/plan.ts';
import { imageEnvironment } from '../setup/image-environment.ts';
import { imageTags } from '../setup/image-tags.ts';
import { acceptedLines } from './accepted-lines.ts';
import { blastRadius } from './blast-radius.ts';
import { courseLines } from './course-lines.ts';
import { loadTrials } from './load-trials.ts';
import { planDrill, type PlannedDrill } from './plan-drill.ts';

/** Prints what each drill would do: blast radius, promises, and every line of the document with what carries it out. Starts nothing. */
export const printPlans = async (
  names: readonly string[],
  options: {
    readonly drills: string;
    readonly runbooks: string;
    readonly timing: 'fast' | 'production';
    readonly variant?: string;
    readonly seed?: number;
  },
): Promise<number> => {
  const environment = imageEnvironment(await imageTags());
  for (const { drill, variant } of await loadTrials(options.drills, names, options.variant === undefined ? [] : [options.variant])) {
    const planned = await planDrill(drill, { ...options, variant, seed: options.seed ?? 0, environment });
    process.stdout.write(`${linesOf(planned).join('\n')}\n`);
  }
  return exitCode.held;
};

const linesOf = ({ plan, model, bound }: PlannedDrill): readonly string[] => {
  const { drill, section, timing } = plan;
  const played = (documented: number): string =>
    `${formatDuration(documented)}${timing.factor === 1 ? '' : `, played as ${formatDuration(documented / timing.factor)}`}`;
  const promise = (name: string, documented: number): string => `  ${name.padEnd(9)} within ${played(documented)}`;
  const { lost } = drill.promises;
  return [
    `${trialName(plan)} tries "${section.title}" (${formatPlace(section.place)})`,
    `stack      ${drill.stack.name}: ${Object.keys(model.services).join(', ')}`,
    'breaks',
    ...courseLines(breaksOf(plan), plan.seed),
    'blast radius  containers and networks of this run, and of them only',
    ...blastRadius(drill, model),
    'aborts     everything is undone, and the trial is inconclusive, when',
    ...abortsOf(drill).map(({ words }) => `  ${words}`),
    `promises   timing ${timing.name}, factor ${String(timing.factor)}`,
    promise('detected', drill.promises.detected),
    promise('alerted', drill.promises.alerted),
    promise('restored', drill.promises.restored),
    `  lost      ${lost === 'nothing' ? lost : `no more than was acknowledged in the ${formatDuration(lost)} before the fault`}`,
    'notices',
    ...plan.detection.map(({ step, condition }) => `  ${formatPlace(step.place)}  ${step.text}\n    = ${condition.words}`),
    `  alert ${drill.alerts}: ${plan.documentFindings
      .filter((finding) => !bound.findings.includes(finding))
      .map(({ verdict, claim }) => `${claim}: ${verdict}`)
      .join('; ')}`,
    `recovers${drill.respondsAfter === undefined ? '' : `   by whoever comes ${played(drill.respondsAfter)}, after the alert`}`,
    ...plan.recovery.flatMap((step) => recoveryLines(step, plan)),
    ...acceptedLines(plan.id, bound),
  ];
};

const recoveryLines = (bound: BoundStep, { withheld }: Plan): readonly string[] => {
  const { step, binding } = bound;
  return [
    `  ${formatPlace(step.place)}  ${step.text}${withheld.has(step.id) ? '  (withheld)' : ''}`,
    ...step.commands.flatMap(({ text }) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => `    $ ${line}`),
    ),
    ...(binding === undefined ? [] : [`    = ${binding.type === 'check' ? binding.claim : binding.words}`]),
    ...(isCarriedOut(bound) ? [] : [`    = nothing: ${whyIdle(bound.step)}`]),
  ];
};
