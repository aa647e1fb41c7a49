import type { RunbookStep } from '../../core/runbook.ts';
import { plainWords } from '../plain-words.ts';
import type { AcceptedSentence } from './accepted.ts';
import { likeness } from './likeness.ts';

/** Half of the words: what has less in common is another sentence. */
const alikeEnough = 0.5;

/**
 * Finds accepted sentences again in a document that may have been edited since: first those that stand there as they were, then those that hold
 * the drill's words, then those that are most like them. A step is found once, so that a sentence which was removed is not taken for its neighbour.
 * @returns the step of each accepted sentence; without those that the document no longer has.
 */
export const recogniseSteps = (steps: readonly RunbookStep[], accepted: readonly AcceptedSentence[]): ReadonlyMap<AcceptedSentence, RunbookStep> => {
  // Several words may stand for one sentence.
  const sought = Map.groupBy(accepted, ({ sentence }) => plainWords(sentence));
  const free = new Set(steps);
  const found = new Map<AcceptedSentence, RunbookStep>();
  const take = (sentence: string, step: RunbookStep | undefined): void => {
    if (step === undefined) return;
    for (const one of sought.get(sentence) ?? []) found.set(one, step);
    sought.delete(sentence);
    free.delete(step);
  };

  for (const sentence of [...sought.keys()])
    take(
      sentence,
      [...free].find((step) => plainWords(step.text) === sentence),
    );
  for (const [sentence, bound] of [...sought]) {
    const holding = [...free].filter(({ text }) => bound.every(({ words }) => plainWords(text).includes(plainWords(words))));
    if (holding.length === 1) take(sentence, holding[0]);
  }
  const pairs = [...sought.keys()].flatMap((sentence) => [...free].map((step) => ({ sentence, step, alike: likeness(sentence, step.text) })));
  for (const { sentence, step, alike } of pairs.sort((a, b) => b.alike - a.alike)) {
    if (alike >= alikeEnough && sought.has(sentence) && free.has(step)) take(sentence, step);
  }
  return found;
};
