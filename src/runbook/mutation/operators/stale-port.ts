import type { Operator } from '../mutant.ts';
import { commandLines, proseLines, rewriteMatches } from '../rewrite.ts';

const inCommand = /(?<=[\w\]]:|--port[= ]|\s-p ?)\d{2,5}(?=[/\s'"]|$)/g;
const inCode = /(?<=`(?:[^`]*:)?)\d{2,5}(?=(?:\/[^`]*)?`)/g;

/** The port of another day. */
export const stalePort: Operator = {
  name: 'stale-port',
  hint: 'let a step ask at that port, or publish the port in the compose file',
  copies: (original) => {
    const stale = (port: string): string => String(Number(port) + 1);
    return [...rewriteMatches(original, inCommand, stale, commandLines(original)), ...rewriteMatches(original, inCode, stale, proseLines(original))];
  },
};
