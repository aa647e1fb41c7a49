import { variantsOf } from '../variants.ts';

/** One command of a block: its first and its last line there, counted from 0. */
export interface TypedCommand {
  readonly first: number;
  readonly last: number;
  /** As it is written, without indentation. */
  readonly text: string;
  /** What the comment above it says that it is for: `Kubernetes`, `or`. */
  readonly variant: string | undefined;
}

const heredoc = /(?<!<)<<(-?)\s*(['"]?)([\w.]+)\2/;
const opens = /^(?:if|case|for|while|until|select|\{)$/;
const closes = /^(?:fi|esac|done|\})$/;
const goesOn = /(?:\\|\|\|?|&&)\s*$/;

interface Shell {
  quote: '' | "'" | '"';
  /** Loops, conditions and groups that are open. */
  depth: number;
  parentheses: number;
  /** The line that ends a here-document. */
  until: string | undefined;
}

const atPrompt = (): Shell => ({ quote: '', depth: 0, parentheses: 0, until: undefined });

/** The line without what is quoted or commented; `shell.quote` is what is still open behind it. */
const unquoted = (line: string, shell: Shell): string => {
  let plain = '';
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === '\\' && shell.quote !== "'") {
      if (shell.quote === '') plain += line.slice(at, at + 2);
      at += 1;
    } else if (shell.quote !== '') {
      if (char === shell.quote) shell.quote = '';
    } else if (char === "'" || char === '"') {
      shell.quote = char;
    } else if (char === '#' && (at === 0 || /\s/.test(line.charAt(at - 1)))) {
      return plain;
    } else {
      plain += char;
    }
  }
  return plain;
};

/** Follows one line of a shell. Answers whether the command goes on behind it. */
const read = (line: string, shell: Shell): boolean => {
  if (shell.until !== undefined) {
    if (line.trim() === shell.until) shell.until = undefined;
    return shell.until !== undefined || shell.depth + shell.parentheses > 0;
  }
  const plain = unquoted(line, shell);
  for (const piece of plain.split(/[;&|]|\b(?:then|do|else)\b/)) {
    const [word = ''] = piece.trim().split(/\s+/);
    if (opens.test(word)) shell.depth += 1;
    if (closes.test(word)) shell.depth = Math.max(0, shell.depth - 1);
  }
  shell.parentheses = Math.max(0, shell.parentheses + plain.split('(').length - plain.split(')').length);
  shell.until = heredoc.exec(plain.includes('<<') ? line : '')?.[3];
  return shell.quote !== '' || shell.depth + shell.parentheses > 0 || shell.until !== undefined || goesOn.test(plain);
};

/**
 * Divides a block into what a person types before pressing return: a line, with those that go on from it (`\`, `|`, open quotes, here-documents,
 * loops). Blank lines and comments between are none. Every other line belongs to exactly one command, whatever the text is.
 */
export const typedCommands = (text: string): readonly TypedCommand[] => {
  const lines = text.split('\n');
  const commands: TypedCommand[] = [];
  let shell = atPrompt();
  let first: number | undefined;
  const variants = variantsOf(text);
  for (const [index, line] of lines.entries()) {
    if (first === undefined && /^\s*(?:#|$)/.test(line)) continue;
    first ??= index;
    if (read(line, shell) && index < lines.length - 1) continue;
    const own = lines.slice(first, index + 1).map((each, at) => (at === 0 ? each.trim() : each.trimEnd()));
    commands.push({ first, last: index, text: own.join('\n'), variant: variants[first] });
    first = undefined;
    shell = atPrompt();
  }
  return commands;
};
