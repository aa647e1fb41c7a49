import type { Place } from '../../../core/place.ts';
import type { DocumentCommand, LintDocument } from '../lint-document.ts';
import { against, callOf, type LintRule } from '../lint-rule.ts';
import { misspells } from './misspells.ts';
import { nearestName } from './nearest-name.ts';

/** `$NAME` and `${NAME}`; one that says what to do where it is not set needs nobody to set it. */
const read = /\$(?:([A-Z][A-Z0-9_]+)|\{([A-Z][A-Z0-9_]+)\})/g;
const set = /^([A-Z][A-Z0-9_]*)=/g;
const name = /^[A-Z][A-Z0-9_]*$/;

interface Mention {
  readonly name: string;
  readonly place: Place;
  /** Setting a variable that no service has yet is a change, and no mistake; only a misspelt one is. */
  readonly isSet: boolean;
}

/** The names that the document itself gives a value to, or asks the reader for. */
const assignedIn = ({ commands }: LintDocument): ReadonlySet<string> =>
  new Set(
    commands.flatMap(({ words, assignments }) => [
      ...[...assignments, ...words].flatMap(({ text }) => [...text.matchAll(set)].map(([, given = '']) => given)),
      ...words.flatMap(({ text }) => [...text.matchAll(/\$\{([A-Z][A-Z0-9_]*):?[=?-]/g)].map(([, asked = '']) => asked)),
      ...(/^(?:export|read|for|declare|local|readonly)$/.test(words[0]?.text ?? '') ? words.map(({ text }) => text) : []),
    ]),
  );

const inCommand = (command: DocumentCommand): readonly Mention[] => [
  ...command.words.flatMap((word) => readIn(word.text).map((found) => ({ name: found.name, place: command.placeOf(word), isSet: false }))),
  ...callOf(command, /^printenv$/)
    .filter(({ text }) => name.test(text))
    .map((word) => ({ name: word.text, place: command.placeOf(word), isSet: false })),
];

const readIn = (text: string): readonly { readonly name: string; readonly index: number }[] =>
  [...text.matchAll(read)].map(({ 1: bare, 2: braced, index }) => ({ name: bare ?? braced ?? '', index }));

const mentionsIn = ({ commands, codes }: LintDocument): readonly Mention[] => [
  ...commands.flatMap(inCommand),
  ...codes.flatMap(({ text, placeAt }) => [
    ...readIn(text).map((found) => ({ name: found.name, place: placeAt(found.index), isSet: false })),
    ...[...text.matchAll(set)].map(([, found = '']) => ({ name: found, place: placeAt(0), isSet: true })),
  ]),
];

const prefixOf = (variable: string): string => variable.slice(0, variable.indexOf('_') + 1);

export const unknownVariable: LintRule = {
  id: 'unknown-variable',
  severity: 'warning',
  asks: 'every variable that is named like those of the services is one of them',
  ...against('services', (document, services, { variables }) => {
    const known = [...new Set([...services.flatMap(({ environment }) => environment), ...(variables ?? [])])];
    const assigned = assignedIn(document);
    const prefixes = new Set(known.map(prefixOf).filter((prefix) => prefix.length > 2));
    return mentionsIn(document)
      .filter((mention) => !known.includes(mention.name) && !assigned.has(mention.name))
      .filter((mention) => (prefixes.has(prefixOf(mention.name)) && (!mention.isSet || variables !== undefined)) || misspells(mention.name, known))
      .map((mention) => ({
        place: mention.place,
        message: `no service has a variable ${mention.name}`,
        suggestion: nearestName(mention.name, known),
      }));
  }),
};
