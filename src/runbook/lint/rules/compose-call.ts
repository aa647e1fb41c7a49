import type { DocumentCommand } from '../lint-document.ts';
import { callOf } from '../lint-rule.ts';
import type { ShellWord } from '../shell-word.ts';
import { isLiteral, namedBy, operandsOf, optionsOf, type Verbs } from './operands.ts';

const globals = optionsOf('-f --file -p --project-name --profile --env-file --project-directory --ansi --parallel --progress');

const anyVerb =
  '--scale --timeout --exit-code-from --attach --no-attach --pull --wait-timeout --tail --since --until --index --env --user --workdir --name --volume --publish --label --entrypoint --cap-add --cap-drop --env-from-file --signal --filter --format --status --build-arg --memory --ssh --builder --progress --policy --protocol';

const withValues = (letters: string): ReadonlySet<string> => optionsOf(`${anyVerb} ${letters}`);

/** The verbs that name services, with their short options that take a value. */
const verbs: Verbs = {
  build: { valued: withValues('-m') },
  create: { valued: withValues('') },
  exec: { valued: withValues('-e -u -w'), one: true },
  kill: { valued: withValues('-s') },
  logs: { valued: withValues('-n') },
  pause: { valued: withValues('') },
  port: { valued: withValues(''), one: true },
  ps: { valued: withValues('') },
  pull: { valued: withValues('') },
  push: { valued: withValues('') },
  restart: { valued: withValues('-t') },
  rm: { valued: withValues('') },
  run: { valued: withValues('-e -u -w -v -p -l'), one: true },
  start: { valued: withValues('') },
  stop: { valued: withValues('-t') },
  top: { valued: withValues('') },
  unpause: { valued: withValues('') },
  up: { valued: withValues('-t') },
};

/** What a command asks of Compose. Only names that are written out are told. */
export interface ComposeCall {
  /** The files that it names with `-f`. */
  readonly files: readonly ShellWord[];
  /** The services that it names. */
  readonly services: readonly ShellWord[];
}

/** `docker compose …` and `docker-compose …`; `undefined` for any other command. */
export const composeCall = (command: DocumentCommand): ComposeCall | undefined => {
  const old = callOf(command, /^docker-compose$/);
  const words = old.length > 0 ? old.slice(1) : callOf(command, /^docker$/).slice(1);
  const rest = old.length > 0 ? words : words[0]?.text === 'compose' ? words.slice(1) : undefined;
  if (rest === undefined) return undefined;
  const [verb] = operandsOf(rest, globals);
  const at = verb === undefined ? rest.length : rest.indexOf(verb);
  return { files: filesIn(rest.slice(0, at)).filter(isLiteral), services: namedBy(verbs, verb?.text, rest.slice(at + 1)) };
};

const filesIn = (options: readonly ShellWord[]): readonly ShellWord[] =>
  options.flatMap((word, index) => {
    if (word.text.startsWith('--file=')) return [{ ...word, text: word.text.slice('--file='.length) }];
    const value = options[index + 1];
    return (word.text === '-f' || word.text === '--file') && value !== undefined ? [value] : [];
  });
