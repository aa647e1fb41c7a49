import { isCarriedOut, type BoundStep, type RunbookSection, type RunbookStep } from '../../core/runbook.ts';
import type { BoundSignal } from '../bind-steps.ts';

/** Steps that say something for here and that nothing carries out. */
export const unboundSteps = (section: RunbookSection, detection: readonly BoundSignal[], recovery: readonly BoundStep[]): readonly RunbookStep[] =>
  [
    ...section.detection.filter((step) => !detection.some((signal) => signal.step === step)),
    ...recovery.filter((bound) => !isCarriedOut(bound)).map(({ step }) => step),
  ].filter(({ annotations, commands }) => annotations?.skip === undefined && commands.length === 0);
