/** One word of a command, where it begins: line and column within the text, both counted from 0. */
export interface ShellWord {
  /** Without its quotes. */
  readonly text: string;
  /** Whether any of it stands in quotes. */
  readonly quoted: boolean;
  /** Something in angle brackets outside of quotes, which a shell takes for a redirection. */
  readonly placeholder: string | undefined;
  readonly line: number;
  readonly column: number;
}

/** Something to fill in, as documents write it. */
export const placeholder = /^<[A-Za-z][\w .:/-]*>/;

/** The word that begins at an offset of a text, and how much of the text it takes. */
export const wordAt = (text: string, from: number): Pick<ShellWord, 'text' | 'quoted' | 'placeholder'> & { readonly length: number } => {
  let [at, value, quoted] = [from, '', false];
  let found: string | undefined;
  while (at < text.length) {
    const here = text.slice(at);
    const inBrackets = placeholder.exec(here)?.[0];
    const quote = /^'([^']*)'|^"((?:[^"\\]|\\[^])*)"|^\$\(([^()]|\([^()]*\))*\)|^`[^`]*`|^\$\{[^}]*\}/.exec(here);
    if (inBrackets !== undefined) {
      found ??= inBrackets;
      value += inBrackets;
      at += inBrackets.length;
    } else if (quote !== null) {
      quoted ||= /^['"]/.test(here);
      value += quote[1] ?? quote[2] ?? quote[0];
      at += quote[0].length;
    } else if (here.startsWith('\\') && here.length > 1 && !here.startsWith('\\\n')) {
      value += here.charAt(1);
      at += 2;
    } else if (/^[\s|&;()<>]/.test(here) || here.startsWith('\\\n')) {
      break;
    } else {
      value += here.charAt(0);
      at += 1;
    }
  }
  return { text: value, quoted, placeholder: found, length: Math.max(1, at - from) };
};
