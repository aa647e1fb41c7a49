import type { Operator } from '../mutant.ts';
import { stepLines } from '../step-lines.ts';

const verifies = /\b(?:check|confirm|ensure|make sure|see (?:that|whether)|validate|verify|watch)\b/i;

/** A step that changes something, written down after the step that looks whether it did. Other neighbours may well stand in either order. */
export const swappedSteps: Operator = {
  name: 'swapped-steps',
  hint: 'let the later step look at what the earlier one changes',
  copies: (original) => {
    const { lines, acts } = original;
    const steps = [...stepLines(original)];
    return steps.slice(1).flatMap(([later, second], index) => {
      const [earlier, first] = steps[index] ?? [later, second];
      if (!acts(earlier) || acts(later) || !verifies.test(later.text)) return [];
      const swapped = [
        ...lines.slice(0, first.first - 1),
        ...lines.slice(second.first - 1, second.last),
        ...lines.slice(first.last, second.first - 1),
        ...lines.slice(first.first - 1, first.last),
        ...lines.slice(second.last),
      ];
      return [{ line: first.first, before: `${earlier.id}, ${later.id}`, after: `${later.id}, ${earlier.id}`, lines: swapped }];
    });
  },
};
