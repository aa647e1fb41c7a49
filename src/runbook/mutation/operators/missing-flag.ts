import type { Operator } from '../mutant.ts';
import { commandLines, rewriteMatches } from '../rewrite.ts';

/** Options that say what or whom a command is about; the others make it quicker or nicer to read, and their loss is no error. */
const naming =
  / (?:(?:-f|-h|-U|-u|-n|-X|-H|-d|-t|--file|--host|--user|--username|--namespace|--dbname|--request|--header|--data|--topic|--group)(?:[= ](?:'[^']*'|"[^"]*"|[^\s'"-]\S*)))/g;
/** Without it the command stays in the foreground. */
const detached = /(?<= up) (?:-d|--detach|--wait)(?= |$)/g;

/** An option that was forgotten when the command was typed in. */
export const missingFlag: Operator = {
  name: 'missing-flag',
  hint: 'let a later step or a check depend on what the option says',
  copies: (original) => {
    const commands = commandLines(original);
    const gone = (): string => '';
    // `up -d redis`: there `-d` takes no value.
    const valued = rewriteMatches(original, naming, (found) => (found.startsWith(' -d ') ? undefined : ''), commands);
    return [...valued, ...rewriteMatches(original, detached, gone, commands)];
  },
};
