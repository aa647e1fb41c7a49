import { against, type LintRule } from '../lint-rule.ts';
import { optionCall } from '../option-call.ts';
import { scriptsHere } from '../scripts-here.ts';
import { nearestName } from './nearest-name.ts';

/** An option as help writes it: a long one without its value, of letters written together the first, because the rest may be its value. */
const named = (text: string): string => (text.startsWith('--') ? text.replace(/=.*$/s, '') : text.slice(0, 2));

export const unknownOption: LintRule = {
  id: 'unknown-option',
  severity: 'error',
  asks: 'every option is one that its program knows',
  ...against('calls', (document, calls) =>
    scriptsHere(document)
      .flatMap(({ commands }) => commands)
      .flatMap((command) => {
        const called = optionCall(command);
        const known = calls.find(({ call }) => call === called?.call)?.options;
        if (called === undefined || known === undefined) return [];
        return called.options
          .filter(({ text }) => !called.knows(named(text), known) && !known.includes(text))
          .map((option) => ({
            place: command.placeOf(option),
            message: `${called.call} knows no ${named(option.text)}`,
            suggestion: option.text.startsWith('--') ? nearestName(named(option.text), known) : `see ${called.call} --help`,
          }));
      }),
  ),
};
