import type { DocumentCommand } from '../lint-document.ts';
import { callOf } from '../lint-rule.ts';
import type { ShellWord } from '../shell-word.ts';
import { namedBy, operandsOf, optionsOf, type Verbs } from './operands.ts';

const globals = optionsOf('-H --host -c --context --config -l --log-level');

/** The verbs that name containers, with their options that take a value. */
const verbs: Verbs = {
  attach: { valued: optionsOf('--detach-keys'), one: true },
  exec: { valued: optionsOf('-e --env --env-file -u --user -w --workdir --detach-keys'), one: true },
  inspect: { valued: optionsOf('-f --format') },
  kill: { valued: optionsOf('-s --signal') },
  logs: { valued: optionsOf('-n --tail --since --until'), one: true },
  pause: { valued: optionsOf('') },
  port: { valued: optionsOf(''), one: true },
  restart: { valued: optionsOf('-t --time --timeout -s --signal') },
  rm: { valued: optionsOf('') },
  start: { valued: optionsOf('--detach-keys') },
  stats: { valued: optionsOf('--format') },
  stop: { valued: optionsOf('-t --time --timeout -s --signal') },
  top: { valued: optionsOf(''), one: true },
  unpause: { valued: optionsOf('') },
  wait: { valued: optionsOf('') },
};

/** The containers that a `docker …` or `docker container …` names, as far as they are written out. */
export const containersIn = (command: DocumentCommand): readonly ShellWord[] => {
  const words = callOf(command, /^docker$/).slice(1);
  const [first, second] = operandsOf(words, globals);
  const verb = first?.text === 'container' ? second : first;
  // `docker inspect` shows anything; only here is it surely a container.
  if (verb === undefined || (verb.text === 'inspect' && verb !== second)) return [];
  return namedBy(verbs, verb.text, words.slice(words.indexOf(verb) + 1));
};
