import { misspell } from '../misspell.ts';
import type { Operator } from '../mutant.ts';
import { commandLines, proseLines, rewriteMatches } from '../rewrite.ts';

const word = /[A-Za-z][\w-]*/g;
const inCode = /(?<=`[^`]*)[A-Za-z][\w-]*(?=[^`]*`)/g;

/** A name of the system with two letters changed over, in a command or in inline code. */
export const misspeltName: Operator = {
  name: 'misspelt-name',
  hint: 'list the name in the inventory of the stack, so that what resembles it and is not listed is noticed',
  copies: (original) => {
    const misspelt = (found: string): string | undefined => (original.names.has(found) ? misspell(found) : undefined);
    return [...rewriteMatches(original, word, misspelt, commandLines(original)), ...rewriteMatches(original, inCode, misspelt, proseLines(original))];
  },
};
