import type { Operator } from '../mutant.ts';
import { stepLines } from '../step-lines.ts';

/** A step that fell out of the document. One that only looks is no loss that a system could show. */
export const lostStep: Operator = {
  name: 'lost-step',
  hint: 'let a check or a later step depend on what the step does; if nothing does, the step may not be needed',
  copies: (original) =>
    [...stepLines(original)].flatMap(([step, { first, last }]) =>
      original.acts(step)
        ? [{ line: first, before: step.text, after: '', lines: [...original.lines.slice(0, first - 1), ...original.lines.slice(last)] }]
        : [],
    ),
};
