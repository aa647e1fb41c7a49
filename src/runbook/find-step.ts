import { DrillError } from '../core/errors.ts';
import { formatPlace, type Place } from '../core/place.ts';
import type { RunbookStep } from '../core/runbook.ts';
import { nearest } from './nearest.ts';
import { plainWords } from './plain-words.ts';

const show = (step: RunbookStep): string => `${step.id} at ${formatPlace(step.place)}, "${step.text}"`;

/**
 * The one step whose text contains `words`; letter case, spacing, backticks and the shape of quotes aside.
 * @throws DrillError `step-not-found`, at `place`: no step contains the words, or more than one does.
 */
export const findStep = (steps: readonly RunbookStep[], words: string, kind: string, place: Place | undefined): RunbookStep => {
  const sought = plainWords(words);
  const [found, another] = sought === '' ? [] : steps.filter((step) => plainWords(step.text).includes(sought));
  if (found === undefined) {
    const [closest] = nearest(words, steps, (step) => step.text, 1);
    throw new DrillError('step-not-found', `no ${kind} step of the runbook contains "${words}"`, {
      place,
      hint: closest === undefined ? `the section has no ${kind} steps` : `the nearest is ${show(closest)}`,
    });
  }
  if (another !== undefined) {
    throw new DrillError('step-not-found', `"${words}" is in two ${kind} steps, at ${formatPlace(found.place)} and ${formatPlace(another.place)}`, {
      place,
      hint: 'quote more of the sentence',
    });
  }
  return found;
};
