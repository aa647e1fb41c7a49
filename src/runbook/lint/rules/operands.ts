import type { ShellWord } from '../shell-word.ts';

/**
 * The words that are neither options nor their values. `valued` names the options that take the next word; of letters written together,
 * as in `-itu root`, the last one counts.
 */
export const operandsOf = (words: readonly ShellWord[], valued: ReadonlySet<string>): readonly ShellWord[] => {
  const operands: ShellWord[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) break;
    if (!word.text.startsWith('-')) operands.push(word);
    else if (valued.has(word.text) || (/^-[A-Za-z]{2,}$/.test(word.text) && valued.has(`-${word.text.slice(-1)}`))) at += 1;
  }
  return operands;
};

/** A verb that names things. */
interface Verb {
  /** Its options that take a value. */
  readonly valued: ReadonlySet<string>;
  /** Whether it names one thing, and goes on with something else. */
  readonly one?: true;
}

/** The verbs of a program that name things of one kind. */
export type Verbs = Readonly<Record<string, Verb>>;

/** Options as they are written in a row. */
export const optionsOf = (written: string): ReadonlySet<string> => new Set(written.split(' '));

/** What a verb names with the words behind it, as far as they are written out. Of a verb that is not known, nothing is. */
export const namedBy = (verbs: Verbs, verb: string | undefined, behind: readonly ShellWord[]): readonly ShellWord[] => {
  const known = verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (known === undefined) return [];
  const operands = operandsOf(behind, known.valued);
  return (known.one === true ? operands.slice(0, 1) : operands).filter(isLiteral);
};

/** Whether a word stands for itself: no variable, nothing to fill in, no pattern. */
export const isLiteral = ({ text, placeholder }: ShellWord): boolean => placeholder === undefined && /^[\w./:=@-]+$/.test(text);
