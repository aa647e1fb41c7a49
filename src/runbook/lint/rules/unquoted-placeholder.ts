import { ofCommands, type LintRule } from '../lint-rule.ts';

export const unquotedPlaceholder: LintRule = {
  id: 'unquoted-placeholder',
  severity: 'error',
  asks: 'what the reader has to fill in does not look like a redirection to the shell',
  check: ofCommands(({ words }) => {
    const word = words.find(({ placeholder }) => placeholder !== undefined);
    if (word?.placeholder === undefined) return undefined;
    const name = word.placeholder.slice(1, -1).replaceAll(/\W+/g, '_').toUpperCase();
    return {
      word,
      message: `typed as it stands, ${word.placeholder} reads from one file and empties another`,
      suggestion: `take it from a variable: "$${name}"`,
    };
  }),
};
