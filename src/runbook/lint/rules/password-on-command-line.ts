import type { DocumentCommand } from '../lint-document.ts';
import { callOf, ofCommands, type LintRule } from '../lint-rule.ts';
import type { ShellWord } from '../shell-word.ts';

interface Found {
  readonly word: ShellWord | undefined;
  readonly suggestion: string;
}

/** The value of an option, where it is written out and no variable. */
const written = (words: readonly ShellWord[], options: readonly string[]): ShellWord | undefined => {
  const at = words.findIndex(({ text }) => options.includes(text));
  const value = at < 0 ? undefined : words[at + 1];
  return value?.text.startsWith('$') === true ? undefined : value;
};

const looks: readonly ((command: DocumentCommand) => Found)[] = [
  (command) => ({ word: written(callOf(command, /(?:^|\/)redis-cli$/), ['-a', '--pass']), suggestion: 'give it in REDISCLI_AUTH' }),
  (command) => ({
    word: callOf(command, /(?:^|\/)(?:mysql|mysqldump|mariadb)$/).find(({ text }) => /^(?:-p|--password=)[^$]/.test(text)),
    suggestion: 'give it in an option file',
  }),
  (command) => {
    const user = written(callOf(command, /(?:^|\/)curl$/), ['-u', '--user']);
    return { word: user !== undefined && /:[^$]/.test(user.text) ? user : undefined, suggestion: 'give it in ~/.netrc' };
  },
  ({ words }) => ({
    word: words.find(({ text }) => /\b[a-z+]+:\/\/[^\s/:@]*:[^\s/@$]+@/.test(text)),
    suggestion: 'take the whole address from the environment',
  }),
];

export const passwordOnCommandLine: LintRule = {
  id: 'password-on-command-line',
  severity: 'error',
  asks: 'no command carries a password in its arguments, where every process list and shell history shows it',
  check: ofCommands((command) => {
    const found = looks.map((look) => look(command)).find(({ word }) => word !== undefined);
    return found === undefined
      ? undefined
      : { ...found, message: 'the password stands in the arguments of a process, for everyone on the machine to read' };
  }),
};
