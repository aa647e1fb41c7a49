import type { Operator } from '../mutant.ts';
import { commandLines, proseLines, rewriteMatches } from '../rewrite.ts';

const inUrl = /(?<=https?:\/\/[^\s/'"]+)\/[\w./-]*\w/g;
const inCode = /(?<=`(?:(?:GET|PUT|POST|PATCH|DELETE|HEAD) )?)\/[\w./-]*\w(?=`)/g;
const file = /(?<=\s-f |--file[= ])[\w./-]+/g;

/** Where something was before it was moved. */
export const oldPath: Operator = {
  name: 'old-path',
  hint: 'bind the sentence to a condition that asks at that path, or let a step use it',
  copies: (original) => {
    const old = (path: string): string => path.replace(/([^/]+)$/, 'old-$1');
    const commands = commandLines(original);
    return [
      ...rewriteMatches(original, inUrl, old, commands),
      ...rewriteMatches(original, file, old, commands),
      ...rewriteMatches(original, inCode, old, proseLines(original)),
    ];
  },
};
