import type { DocumentCommand } from './lint-document.ts';
import type { ShellWord } from './shell-word.ts';

interface Tool {
  /** What makes it tell every option. Default `--help`. */
  readonly help?: string;
  /** Whether its own options end where the words for something else begin. */
  readonly passesOn?: true;
  /** Whether it takes the beginning of a long option for the whole. */
  readonly completes?: true;
}

const gnu: Tool = { completes: true };
const gnuTools = 'cat cut date df du grep head ls mkdir pg_dump pg_isready pg_restore psql rm sleep sort tail tee touch uniq wc';

/** Programs that tell all their options, and whose options can be told from other words. */
const tools: Readonly<Record<string, Tool>> = {
  ...Object.fromEntries(gnuTools.split(' ').map((name) => [name, gnu])),
  'curl': { help: '--help all' },
  'jq': {},
  'redis-cli': { passesOn: true },
};

/** Programs of many programs. Options that stand before the second name are left alone. */
const families: ReadonlySet<string> = new Set(['docker', 'docker compose', 'docker container', 'docker network', 'docker volume', 'docker-compose']);

/** A call as its help knows it, and the options that are written in it. */
export interface OptionCall {
  readonly call: string;
  readonly options: readonly ShellWord[];
  /** Whether it knows an option, of those that its help names. */
  readonly knows: (option: string, named: readonly string[]) => boolean;
}

/** The command that makes a call tell its options. */
export const helpOf = (call: string): string => `${call} ${tools[call]?.help ?? '--help'}`;

/** What is called, and with which options; `undefined` where that cannot be told from the text. */
export const optionCall = ({ words }: DocumentCommand): OptionCall | undefined => {
  const [program, ...rest] = words;
  if (program === undefined || program.quoted) return undefined;
  const tool = Object.hasOwn(tools, program.text) ? tools[program.text] : undefined;
  if (tool !== undefined)
    return { call: program.text, options: optionsIn(rest, tool.passesOn === true), knows: tool.completes === true ? completed : exact };
  let [call, after] = [program.text, rest];
  while (families.has(call)) {
    const next = after.findIndex(({ text, quoted }, at) => !quoted && isName(text) && !isOption(after[at - 1]));
    const name = after[next]?.text;
    if (name === undefined) return undefined;
    [call, after] = [`${call} ${name}`, after.slice(next + 1)];
  }
  // Of `exec` and `run` what follows is for another program; the others pass nothing on, and may be read in the same way.
  return call === program.text ? undefined : { call, options: optionsIn(after, true), knows: exact };
};

const exact: OptionCall['knows'] = (option, named) => named.includes(option);
const completed: OptionCall['knows'] = (option, named) => named.some((one) => one === option || (option.startsWith('--') && one.startsWith(option)));

const isName = (text: string): boolean => /^[a-z][a-z-]*$/.test(text);
const isOption = (word: ShellWord | undefined): boolean => word?.text.startsWith('-') === true && !word.text.includes('=');

/** Words in quotes are values, and so are numbers; what stands behind `--` is no option. */
const optionsIn = (words: readonly ShellWord[], passesOn: boolean): readonly ShellWord[] => {
  const last = words.findIndex((word, at) => word.text === '--' || (passesOn && !word.text.startsWith('-') && !isOption(words[at - 1])));
  return words.slice(0, last < 0 ? words.length : last).filter(({ text, quoted }) => !quoted && /^--?[A-Za-z]/.test(text));
};
