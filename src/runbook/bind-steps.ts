import { DrillError } from '../core/errors.ts';
import { formatPlace } from '../core/place.ts';
import type { Condition } from '../core/probe.ts';
import type { Binding, Bindings, BoundStep, RunbookSection, RunbookStep } from '../core/runbook.ts';
import { findStep } from './find-step.ts';

/** One documented signal and a condition that is true once it can be seen. */
export interface BoundSignal {
  readonly step: RunbookStep;
  readonly condition: Condition;
}

/**
 * Where words of a drill stand whose sentences a person has accepted; `undefined` for a sentence that the document no longer has. Words that are not
 * in here are looked for in the document.
 */
export type Recognised = ReadonlyMap<string, RunbookStep | undefined>;

const unbound = (step: RunbookStep, section: RunbookSection, what: string, hint: string): DrillError =>
  new DrillError('step-unbound', `${step.id} of "${section.title}" ${what}, and the drill binds nothing to it: "${step.text}"`, {
    place: step.place,
    step: step.id,
    hint,
  });

const stepsOf = <Bound>(
  { byWords, place }: Bindings<Bound>,
  steps: readonly RunbookStep[],
  part: 'detection' | 'recovery',
  recognised: Recognised | undefined,
): readonly { readonly words: string; readonly bound: Bound; readonly step: RunbookStep }[] =>
  Object.entries(byWords).flatMap(([words, bound]) => {
    const step = recognised?.has(words) === true ? recognised.get(words) : findStep(steps, words, part, place);
    return step === undefined ? [] : [{ words, bound, step }];
  });

/**
 * Every recovery step in the order of the document, with the drill's binding where it has one. A step with commands and a binding runs its
 * commands first. A step that the document says is not for here needs neither.
 * @param recognised - for a drill whose sentences were accepted: a step in prose without a binding is then left as it is.
 * @throws DrillError `step-not-found` for words that are in no step or in two, `step-unbound` for a step in prose without a binding,
 * `drill-invalid` for two bindings of one step.
 */
export const bindRecovery = (section: RunbookSection, bindings: Bindings<Binding>, recognised?: Recognised): readonly BoundStep[] => {
  const bound = new Map<RunbookStep, { readonly words: string; readonly binding: Binding }>();
  for (const { words, bound: binding, step } of stepsOf(bindings, section.recovery, 'recovery', recognised)) {
    const earlier = bound.get(step);
    if (earlier !== undefined) {
      throw new DrillError(
        'drill-invalid',
        `"${earlier.words}" and "${words}" are both in ${step.id} at ${formatPlace(step.place)}; a recovery step takes one binding`,
        {
          place: bindings.place,
        },
      );
    }
    bound.set(step, { words, binding });
  }
  return section.recovery.map((step) => {
    const found = bound.get(step);
    if (found !== undefined) return { step, binding: found.binding };
    if (step.commands.length > 0 || step.annotations?.skip !== undefined || recognised !== undefined) return { step };
    throw unbound(step, section, 'has no commands', 'bind words of the sentence to an action, a condition or a check in `recovery.by`');
  });
};

/**
 * Every documented signal with its condition, in the order of the document. A signal may have several conditions: all must come true. One
 * that is not for here may have none.
 * @param recognised - for a drill whose sentences were accepted: a signal without a condition is then left out.
 * @throws DrillError `step-not-found` for words that are in no signal or in two, `step-unbound` for a signal without a condition.
 */
export const bindDetection = (section: RunbookSection, bindings: Bindings<Condition>, recognised?: Recognised): readonly BoundSignal[] => {
  const bound = stepsOf(bindings, section.detection, 'detection', recognised);
  return section.detection.flatMap((step) => {
    const signals = bound.filter((signal) => signal.step === step).map((signal) => ({ step, condition: signal.bound }));
    if (signals.length > 0 || step.annotations?.skip !== undefined || recognised !== undefined) return signals;
    throw unbound(step, section, 'says what should be seen', 'bind words of the sentence to a condition in `detection.are`');
  });
};
