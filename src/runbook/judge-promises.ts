import type { Finding } from '../core/check.ts';
import type { Promises } from '../core/drill.ts';
import { formatDuration } from '../core/duration.ts';
import type { ParsedSection } from './parsed-runbook.ts';
import type { StatedPromise } from './read-promises.ts';

const inWords = (promise: StatedPromise['within']): string => (promise === 'nothing' ? promise : `within ${formatDuration(promise)}`);

/**
 * Holds the promises that a section states against those that its drill measures: `drift`, at the line, where they are not the same. What is not stated is no finding.
 * A section may promise one thing twice, for systems that are set up differently; then its drill measures one of them.
 */
export const judgePromises = (section: ParsedSection, promises: Promises): readonly Finding[] => {
  const measured = new Set(section.promises.filter(({ name, within }) => promises[name] === within).map(({ name }) => name));
  return section.promises
    .filter(({ name }) => !measured.has(name))
    .map(({ name, within, text, line }) => ({
      claim: 'the document promises what the drill measures',
      verdict: 'drift',
      saw: `the document says "${text}", and the drill holds "${name}" to ${inWords(promises[name])}, not ${inWords(within)}`,
      place: { file: section.place.file, line },
      hint: 'correct whichever of the two is wrong',
      evidence: [],
    }));
};
