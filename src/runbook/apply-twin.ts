import { DrillError } from '../core/errors.ts';
import type { LineRange } from '../core/place.ts';
import type { BoundStep } from '../core/runbook.ts';
import type { Twin } from '../core/twin.ts';
import { findStep } from './find-step.ts';

type Sabotage<Name extends Twin['sabotage']> = Extract<Twin, { readonly sabotage: Name }>;

/**
 * The text of a document with `written` replaced by `instead` on the given lines, letter for letter; every line keeps its number and its
 * ending. @throws DrillError `drill-invalid`, at the twin's line, when nothing would change or lines would move.
 */
export const misnameText = (text: string, lines: LineRange, { written, instead, place }: Omit<Sabotage<'misname'>, 'sabotage'>): string => {
  if (written === instead || /[\r\n]/.test(written + instead)) {
    throw new DrillError('drill-invalid', 'a misnamed copy changes words within a line, to other words', { place });
  }
  // With the line ends captured, even entries are lines and odd ones what ends them.
  const pieces = text.split(/(\r\n|\r|\n)/);
  const within = (index: number): boolean => index % 2 === 0 && index / 2 + 1 >= lines.first && index / 2 + 1 <= lines.last;
  if (written === '' || !pieces.some((piece, index) => within(index) && piece.includes(written))) {
    throw new DrillError('drill-invalid', `the section (lines ${String(lines.first)} to ${String(lines.last)}) does not contain "${written}"`, {
      place,
      hint: 'write the words exactly as the document does; its heading does not count',
    });
  }
  return pieces.map((piece, index) => (within(index) ? piece.replaceAll(written, () => instead) : piece)).join('');
};

/** The steps without the one that contains the twin's words. @throws DrillError `step-not-found`, at the twin's line. */
export const withholdStep = (steps: readonly BoundStep[], { words, place }: Omit<Sabotage<'withhold'>, 'sabotage'>): readonly BoundStep[] => {
  const withheld = findStep(
    steps.map(({ step }) => step),
    words,
    'recovery',
    place,
  );
  return steps.filter(({ step }) => step !== withheld);
};
