import type { Mutant, Operator, Original } from './mutant.ts';
import { lostStep } from './operators/lost-step.ts';
import { missingFlag } from './operators/missing-flag.ts';
import { misspeltName } from './operators/misspelt-name.ts';
import { oldPath } from './operators/old-path.ts';
import { stalePort } from './operators/stale-port.ts';
import { swappedSteps } from './operators/swapped-steps.ts';
import { wrongDuration } from './operators/wrong-duration.ts';
import { wrongMetric } from './operators/wrong-metric.ts';
import { wrongSeverity } from './operators/wrong-severity.ts';
import { wrongThreshold } from './operators/wrong-threshold.ts';

const operators: readonly Operator[] = [
  misspeltName,
  missingFlag,
  lostStep,
  swappedSteps,
  stalePort,
  oldPath,
  wrongThreshold,
  wrongMetric,
  wrongSeverity,
  wrongDuration,
];

/** Every realistic error that the operators know how to make in a section, each in a copy of its own, in the order of the document. */
export const mutantsOf = (original: Original): readonly Mutant[] =>
  operators.flatMap(({ name, hint, copies }) => copies(original).map((copy) => ({ operator: name, hint, ...copy }))).sort((a, b) => a.line - b.line);
