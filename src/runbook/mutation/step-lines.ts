import type { RunbookStep } from '../../core/runbook.ts';
import type { LineRange } from '../../core/place.ts';
import type { Original } from './mutant.ts';

const bulleted = /^\s*(?:[-*+]|\d{1,9}[.)])\s/;

/** The lines of each recovery step that is an item of a list, with the blocks that belong to it. Others have no lines of their own that could be taken out. */
export const stepLines = ({ lines, range, section }: Original): ReadonlyMap<RunbookStep, LineRange> => {
  const steps = section.recovery.filter(({ place }) => bulleted.test(lines[place.line - 1] ?? ''));
  return new Map(
    steps.map((step, index) => {
      const next = steps[index + 1]?.place.line;
      let last = Math.max(step.place.line, ...step.commands.map(({ block }) => block.last));
      // What is indented below it belongs to it; what is not is somebody else's.
      while (last < (next === undefined ? range.last : next - 1) && /^(?:\s+\S|\s*$)/.test(lines[last] ?? '')) last += 1;
      while (last > step.place.line && (lines[last - 1] ?? '').trim() === '') last -= 1;
      return [step, { first: step.place.line, last }];
    }),
  );
};
