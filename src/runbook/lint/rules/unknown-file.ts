import type { Place } from '../../../core/place.ts';
import type { LintDocument } from '../lint-document.ts';
import { against, type LintRule } from '../lint-rule.ts';
import { isLiteral } from './operands.ts';
import { nearestName } from './nearest-name.ts';

/** With a folder and an ending; nothing else that stands in backticks is surely the path of a file. */
const path = /^\.{0,2}\/?(?:[\w.-]+\/)+[\w-][\w.-]*\.[a-z][a-z0-9]{0,4}$/i;
const script = /^(?:\.{1,2}\/|\/)?(?:[\w.-]+\/)*[\w.-]+\.(?:sh|bash|py|rb|pl|js|ts|sql)$/;

/** What is called, or given to an interpreter, and what stands in backticks and is a path. */
const filesIn = ({ commands, codes }: LintDocument): readonly { readonly name: string; readonly place: Place }[] => [
  ...commands.flatMap((command) =>
    command.words
      .slice(0, 2)
      .filter(
        (word, at) =>
          isLiteral(word) &&
          script.test(word.text) &&
          (at === 0 || /^(?:ba|da|z|k)?sh$|^(?:python3?|ruby|perl|node|source|\.)$/.test(command.words[0]?.text ?? '')),
      )
      .map((word) => ({ name: word.text, place: command.placeOf(word) })),
  ),
  ...codes.filter(({ text }) => path.test(text)).map(({ text, placeAt }) => ({ name: text, place: placeAt(0) })),
];

/** A document may name a file from a folder that its reader stands in. */
const isOneOf = (name: string, known: readonly string[]): boolean => {
  const plain = name.replace(/^(?:\.{1,2}\/)+|^\//, '');
  return known.some((file) => file === name || `/${file}`.endsWith(`/${plain}`) || `/${plain}`.endsWith(`/${file.replace(/^\//, '')}`));
};

export const unknownFile: LintRule = {
  id: 'unknown-file',
  severity: 'error',
  asks: 'every script that is called, and every file that is named with its folder, is one of the system',
  ...against('files', (document, known) =>
    filesIn(document)
      .filter(({ name }) => !isOneOf(name, known))
      .map(({ name, place }) => ({ place, message: `there is no file ${name}`, suggestion: nearestName(name, known) })),
  ),
};
