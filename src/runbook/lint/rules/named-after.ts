import type { Place } from '../../../core/place.ts';
import type { LintDocument } from '../lint-document.ts';
import type { Objection } from '../lint-rule.ts';
import { nearestName } from './nearest-name.ts';

/** A name that a document gives to something. */
export interface Named {
  readonly name: string;
  readonly place: Place;
}

const literal = /^[\w.:/-]+$/;

/** The inline code right behind a noun, or right before it: "the table `Lockout`", "the `Lockout` table". */
export const namedAfter = ({ prose }: LintDocument, noun: RegExp): readonly Named[] => {
  const pattern = new RegExp(`\\b(?:${noun.source})\\s+\`([^\`]+)\`|\`([^\`]+)\`\\s+(?:${noun.source})\\b`, 'gi');
  return prose.flatMap(({ text, placeAt }) =>
    [...text.matchAll(pattern)].map(({ 0: whole, 1: behind, 2: before, index }) => ({
      name: behind ?? before ?? '',
      place: placeAt(index + whole.indexOf('`') + 1),
    })),
  );
};

/** Objects to the names that are written out and not among the known ones. */
export const unknownOf = (named: readonly Named[], known: readonly string[], what: string): readonly Objection[] =>
  named
    .filter(({ name }) => literal.test(name) && !known.includes(name))
    .map(({ name, place }) => ({
      place,
      message: `the system has no ${what} "${name}"`,
      suggestion: nearestName(name, known),
    }));
