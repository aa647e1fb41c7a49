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

/** Whether a word stands for itself: no variable, nothing to fill in, no pattern. */
export const isLiteral = ({ text, placeholder }: ShellWord): boolean => placeholder === undefined && /^[\w./:=@-]+$/.test(text);
