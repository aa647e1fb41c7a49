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

const unbound = (step: RunbookStep, section: RunbookSection, what: string, hint: string): DrillError =>
  new DrillError('step-unbound', `${step.id} of "${section.title}" ${what}, and the drill binds nothing to it: "${step.text}"`, {
    place: step.place,
    step: step.id,
    hint,
  });

/**
 * Every recovery step in the order of the document, with the drill's binding where it has one. A step with commands and a binding runs its
 * commands first.
 * @throws DrillError `step-not-found` for words that are in no step or in two, `step-unbound` for a step in prose without a binding,
 * `drill-invalid` for two bindings of one step.
 */
export const bindRecovery = (section: RunbookSection, bindings: Bindings<Binding>): readonly BoundStep[] => {
  const bound = new Map<RunbookStep, { readonly words: string; readonly binding: Binding }>();
  for (const [words, binding] of Object.entries(bindings.byWords)) {
    const step = findStep(section.recovery, words, 'recovery', bindings.place);
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
    if (step.commands.length > 0) return { step };
    throw unbound(step, section, 'has no commands', 'bind words of the sentence to an action, a condition or a check in `recovery.by`');
  });
};

/**
 * Every documented signal with its condition, in the order of the document. A signal may have several conditions: all must come true.
 * @throws DrillError `step-not-found` for words that are in no signal or in two, `step-unbound` for a signal without a condition.
 */
export const bindDetection = (section: RunbookSection, bindings: Bindings<Condition>): readonly BoundSignal[] => {
  const bound = Object.entries(bindings.byWords).map(([words, condition]) => ({
    step: findStep(section.detection, words, 'detection', bindings.place),
    condition,
  }));
  return section.detection.flatMap((step) => {
    const signals = bound.filter((signal) => signal.step === step);
    if (signals.length > 0) return signals;
    throw unbound(step, section, 'says what should be seen', 'bind words of the sentence to a condition in `detection.are`');
  });
};
