import type { DocumentCommand } from '../lint-document.ts';
import { callOf } from '../lint-rule.ts';
import type { ShellWord } from '../shell-word.ts';
import { isLiteral, operandsOf } from './operands.ts';

const globals: ReadonlySet<string> = new Set('-H --host -c --context --config -l --log-level'.split(' '));

const valued = (options: string): ReadonlySet<string> => new Set(options.split(' '));

/** The verbs that name containers, with their options that take a value. Some name one, and go on with something else. */
const verbs: Readonly<Record<string, { readonly valued: ReadonlySet<string>; readonly one?: true }>> = {
  attach: { valued: valued('--detach-keys'), one: true },
  exec: { valued: valued('-e --env --env-file -u --user -w --workdir --detach-keys'), one: true },
  kill: { valued: valued('-s --signal') },
  logs: { valued: valued('-n --tail --since --until'), one: true },
  pause: { valued: valued('') },
  port: { valued: valued(''), one: true },
  restart: { valued: valued('-t --time --timeout -s --signal') },
  rm: { valued: valued('') },
  start: { valued: valued('--detach-keys') },
  stats: { valued: valued('--format') },
  stop: { valued: valued('-t --time --timeout -s --signal') },
  top: { valued: valued(''), one: true },
  unpause: { valued: valued('') },
  wait: { valued: valued('') },
};

/** The containers that a `docker …` or `docker container …` names, as far as they are written out. */
export const containersIn = (command: DocumentCommand): readonly ShellWord[] => {
  const words = callOf(command, /^docker$/).slice(1);
  const [first, second] = operandsOf(words, globals);
  // `docker inspect` shows anything; only here is it surely a container.
  const verb = first?.text === 'container' ? second : first;
  if (verb === undefined) return [];
  const rest = words.slice(words.indexOf(verb) + 1);
  if (verb.text === 'inspect' && first?.text === 'container') return operandsOf(rest, valued('-f --format')).filter(isLiteral);
  const known = Object.hasOwn(verbs, verb.text) ? verbs[verb.text] : undefined;
  if (known === undefined) return [];
  const operands = operandsOf(rest, known.valued);
  return (known.one === true ? operands.slice(0, 1) : operands).filter(isLiteral);
};
