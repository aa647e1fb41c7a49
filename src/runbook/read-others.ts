import type { StepPart } from '../core/runbook.ts';
import type { Passage } from './passage.ts';
import type { DraftStep } from './read-items.ts';
import { readSteps } from './read-steps.ts';
import type { Source } from './source.ts';

/** What else is listed or typed in a section, behind what its trial is made of, so that nothing in the document goes unseen. */
export const readOthers = (
  passages: readonly Passage[],
  source: Source,
  claimed: readonly DraftStep[],
): readonly (DraftStep & { readonly part: StepPart })[] => {
  const lines = new Set(
    claimed.flatMap(({ place, commands, code }) => [place.line, ...commands.map((one) => one.place.line), ...code.map((one) => one.place.line)]),
  );
  const unclaimed = ({ place }: { readonly place: { readonly line: number } }): boolean => !lines.has(place.line);
  return passages.flatMap((passage) => {
    const { part = 'other' } = passage;
    const rest = readSteps(passage, source, 'everything').filter(unclaimed);
    return rest.map((step) => ({
      ...step,
      part: part === 'detection' || part === 'recovery' ? ('other' as const) : part,
      commands: step.commands.filter(unclaimed),
      code: step.code.filter(unclaimed),
    }));
  });
};
