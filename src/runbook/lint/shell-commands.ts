import { placeholder, wordAt, type ShellWord } from './shell-word.ts';

/** A command up to the next `|`, `&&`, `;` or line end. Its first word is the program, assignments before it aside. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** `NAME=value` before the program. */
  readonly assignments: readonly ShellWord[];
  /** The shell's own word before the program, such as `while` or `then`. */
  readonly keyword: string | undefined;
  /** Whether something is piped or redirected into it. */
  readonly fed: boolean;
}

/** What a shell reads before a program. */
const before = new Set(['sudo', 'do', 'then', 'else', 'if', 'elif', 'while', 'until', '!', 'time', 'exec', 'nohup', 'env', 'command']);
const separator = /^(?:\|\|?&?|&&|&(?!>)|;;?|\(|\)|\{(?=\s)|\}(?=\s|$|;))/;
const redirection = /^\d*(?:<<<|<<-?|>>|>&|<&|&>|>\||<|>)&?\d*/;
const heredoc = /<<-?\s*(['"]?)(\w+)\1/;

/** Lines with the bodies of here-documents blanked out: they are data. */
const withoutBodies = (text: string): string => {
  let end: string | undefined;
  return text
    .split('\n')
    .map((line) => {
      if (end !== undefined) {
        if (line.trim() === end) end = undefined;
        return '';
      }
      end = line.includes('<<<') ? undefined : heredoc.exec(line)?.[2];
      return line;
    })
    .join('\n');
};

/**
 * The simple commands of a text, as a shell would divide it: far enough to tell programs, options and arguments. Expansions stay as they are
 * written. What no shell could parse is divided as well as it goes.
 */
export const shellCommands = (text: string): readonly ShellCommand[] => {
  const rest = withoutBodies(text);
  const commands: ShellCommand[] = [];
  let words: ShellWord[] = [];
  let fed = false;
  let [line, lineStart] = [0, 0];
  const end = (piped: boolean): void => {
    const program = words.findIndex(({ text: word, quoted }) => quoted || (!/^\w+=/.test(word) && !before.has(word)));
    const first = program < 0 ? words.length : program;
    const skipped = words.slice(0, first);
    const assignments = skipped.filter((word) => word.text.includes('='));
    if (words.length > 0)
      commands.push({ words: words.slice(first), assignments, keyword: skipped.find((word) => before.has(word.text))?.text, fed });
    words = [];
    fed = piped;
  };
  for (let at = 0; at < rest.length;) {
    const here = rest.slice(at);
    if (here.startsWith('\\\n') || here.startsWith('\n')) {
      if (here.startsWith('\n')) end(false);
      at += here.indexOf('\n') + 1;
      [line, lineStart] = [line + 1, at];
    } else if (/^\s/.test(here)) {
      at += 1;
    } else if (here.startsWith('#')) {
      at += /^[^\n]*/.exec(here)?.[0].length ?? 1;
    } else {
      const cut = placeholder.test(here) ? undefined : (separator.exec(here) ?? redirection.exec(here));
      if (cut === null || cut === undefined) {
        const word = wordAt(rest, at);
        words.push({ ...word, line, column: at - lineStart });
        // A word in quotes may go on over several lines.
        for (let seen = rest.indexOf('\n', at); seen >= 0 && seen < at + word.length; seen = rest.indexOf('\n', seen + 1)) {
          [line, lineStart] = [line + 1, seen + 1];
        }
        at += word.length;
      } else if (separator.test(here)) {
        end(cut[0].startsWith('|') && cut[0] !== '||');
        at += cut[0].length;
      } else {
        if (cut[0].includes('<') && !cut[0].includes('<&')) fed = true;
        at += cut[0].length;
        const target = /^[ \t]*/.exec(rest.slice(at))?.[0].length ?? 0;
        // Where it leads is no argument; `2>&1` has said where already.
        if (!/&\d+$/.test(cut[0])) at += target + wordAt(rest, at + target).length;
      }
    }
  }
  end(false);
  return commands;
};
