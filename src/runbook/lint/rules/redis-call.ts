import type { DocumentCommand } from '../lint-document.ts';
import { callOf } from '../lint-rule.ts';
import type { ShellWord } from '../shell-word.ts';

/** Options of redis-cli that take a value. */
const valued = new Set(['-h', '-p', '-a', '-n', '-u', '--user', '--pass', '-s', '-r', '-i', '-x', '--tls-ciphers', '--cacert', '--cert', '--key']);

/** The Redis command that a redis-cli is asked for, and its arguments; `undefined` where it is not one. */
export const redisCall = (command: DocumentCommand): { readonly name: ShellWord | undefined; readonly args: readonly ShellWord[] } | undefined => {
  const [cli, ...words] = callOf(command, /(?:^|\/)redis-cli$/);
  if (cli === undefined) return undefined;
  let at = 0;
  while (words[at]?.text.startsWith('-') === true) at += valued.has(words[at]?.text ?? '') ? 2 : 1;
  return { name: words[at], args: words.slice(at + 1) };
};
